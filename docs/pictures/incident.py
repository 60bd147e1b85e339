"""Brings the window into the state of the README's picture: the sample incident, with a person at the desk."""
from uitest import App

app = App.attach()
app.find('button', 'Open the Sample Incident').click()
app.find('button', 'Status: In Progress')
app.find('frame').act('win.person')
dialog = app.find('dialog', 'Person at the Desk')
dialog.find('text', 'Name').fill('Katherine Johnson')
dialog.find('button', 'Take Over').click()
app.gone('dialog')
