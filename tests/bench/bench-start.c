/* bench-start.c - how long from starting the program until something is on the screen
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"
#include "stores.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 11
#define WIDTH "1100"
#define HEIGHT "740"

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

/* As the window's own button does, so that the store is left as it should be. */
static void
close_window (Window window, pid_t pid)
{
  XEvent event = { 0 };

  event.xclient.type = ClientMessage;
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom (display, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = (long) XInternAtom (display, "WM_DELETE_WINDOW", False);
  event.xclient.data.l[1] = CurrentTime;
  XSendEvent (display, window, False, NoEventMask, &event);
  XFlush (display);
  waitpid (pid, NULL, 0);
}

static double
start (const char *const *argv)
{
  Window window;
  double begun = measure_now (), drawn;
  pid_t pid = fork ();

  if (pid == 0)
    {
      execv (argv[0], (char **) argv);
      _exit (127);
    }
  drawn = wait_for_frame (pid, &window);
  /* What it does afterwards is not to fall on the next one. */
  g_usleep (400000);
  close_window (window, pid);
  return drawn - begun;
}

static void
bench_start (char **programs, const char *name, guint incidents, guint open)
{
  const char *ours[] = { programs[0], NULL }, *bare[] = { programs[1], WIDTH, HEIGHT, NULL };
  char *folder = measure_folder_new ();
  Measure measure = measure_new (name);

  g_free (stores_fill (folder, incidents, open, 0));
  g_setenv ("SITREP_FOLDER", folder, TRUE);
  for (guint i = 0; i < ROUNDS; i++)
    {
      double first = start (ours), second = start (bare);

      if (i == 0)
        continue;
      measure_ours (&measure, first);
      measure_bare (&measure, second);
    }
  measure_end (&measure);
  measure_folder_remove (folder);
}

/* WINDOW BARE-WINDOW [NAME…] */
int
main (int argc, char **argv)
{
  int error_event;

  display = XOpenDisplay (NULL);
  if (argc < 3 || display == NULL || !XDamageQueryExtension (display, &damage_event, &error_event))
    g_error ("bench-start WINDOW BARE-WINDOW [NAME…], with an X server");
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  if (measure_wanted (argv + 3, "start-to-first-frame"))
    bench_start (argv + 1, "start-to-first-frame", 1000, 20);
  if (measure_wanted (argv + 3, "start-to-first-frame-all-open"))
    bench_start (argv + 1, "start-to-first-frame-all-open", 1000, 1000);
  if (measure_wanted (argv + 3, "start-to-first-frame-empty"))
    bench_start (argv + 1, "start-to-first-frame-empty", 0, 0);
  return 0;
}
