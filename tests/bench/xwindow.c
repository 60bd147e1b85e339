/* xwindow.c - a program's window on the X server, from its first drawing on
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "xwindow.h"

#include "measure.h"

#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

/* More colours than an empty window has: letters and borders are drawn. */
#define COLOURS 12

static Display *display;
static int damage_event;

static int
ignore_error (Display *d, XErrorEvent *event)
{
  return 0;
}

static gboolean
is_painted (Window window)
{
  unsigned long seen[COLOURS];
  int x, y, n = 0;
  unsigned int width, height, border, depth;
  Window root;
  XImage *image;

  if (!XGetGeometry (display, window, &root, &x, &y, &width, &height, &border, &depth))
    return FALSE;
  if ((image = XGetImage (display, window, 0, 0, width, MIN (height, 120), AllPlanes, ZPixmap)) == NULL)
    return FALSE;
  for (y = 0; y < image->height && n < COLOURS; y++)
    for (x = 0; x < image->width && n < COLOURS; x++)
      {
        unsigned long pixel = XGetPixel (image, x, y);
        int k = 0;

        while (k < n && seen[k] != pixel)
          k++;
        if (k == n)
          seen[n++] = pixel;
      }
  XDestroyImage (image);
  return n >= COLOURS;
}

/* Waits for one event; FALSE once the program has ended. */
static gboolean
next_event (XEvent *event, pid_t pid)
{
  while (!XPending (display))
    {
      struct pollfd fd = { ConnectionNumber (display), POLLIN, 0 };

      poll (&fd, 1, 100);
      if (waitpid (pid, NULL, WNOHANG) == pid)
        return FALSE;
    }
  XNextEvent (display, event);
  return TRUE;
}

static double
wait_for_frame (pid_t pid, Window *window)
{
  XEvent event;

  *window = None;
  while (next_event (&event, pid))
    {
      if (event.type == CreateNotify && !event.xcreatewindow.override_redirect)
        XDamageCreate (display, event.xcreatewindow.window, XDamageReportRawRectangles);
      else if (event.type == damage_event + XDamageNotify)
        {
          XDamageNotifyEvent *damage = (XDamageNotifyEvent *) &event;

          if (damage->area.width > 100 && damage->area.height > 20 && is_painted (damage->drawable))
            {
              *window = damage->drawable;
              return measure_now ();
            }
        }
    }
  g_error ("The program ended before it had drawn anything");
}

/** xwindow_close: as the window's own button does, so that the store is left as it should be; does not wait. */
void
xwindow_close (const XWindow *self)
{
  XEvent event = { 0 };

  event.xclient.type = ClientMessage;
  event.xclient.window = self->window;
  event.xclient.message_type = XInternAtom (display, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = (long) XInternAtom (display, "WM_DELETE_WINDOW", False);
  event.xclient.data.l[1] = CurrentTime;
  XSendEvent (display, self->window, False, NoEventMask, &event);
  XFlush (display);
}

/** xwindow_start: Returns: how long it took until something was drawn, in milliseconds. */
double
xwindow_start (XWindow *self, const char *const *argv)
{
  double begun = measure_now ();

  self->pid = fork ();
  if (self->pid == 0)
    {
      execv (argv[0], (char **) argv);
      _exit (127);
    }
  return wait_for_frame (self->pid, &self->window) - begun;
}

/** xwindow_open: to be called before any program is started. */
void
xwindow_open (void)
{
  int error_event;

  display = XOpenDisplay (NULL);
  if (display == NULL || !XDamageQueryExtension (display, &damage_event, &error_event))
    g_error ("There is no X server that says what was drawn");
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
}
