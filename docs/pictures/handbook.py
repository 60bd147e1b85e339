"""Brings the window into the state of the handbook's picture: a process' levels, side by side."""
from uitest import App

app = App.attach()
app.find('button', 'Open the Sample Incident').click()
app.find('button', 'Status: In Progress')
app.find('frame').act('win.handbook')
app.find('list', 'Chapters').find('list item', 'Levels').select()
app.find('label', '5 min (immediate)')
