/* sitrep-alarm.c - being woken at a time of the real clock
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-alarm.h"

#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct _SitrepAlarm
{
  SitrepAlarmFunc func;
  gpointer data;
  gint64 at;
  int fd;
  guint source;
};

/* A clock that jumps ends the wait too: timerfd_create(2), TFD_TIMER_CANCEL_ON_SET. */
static void
arm (SitrepAlarm *self)
{
  struct itimerspec time = { 0 };

  time.it_value.tv_sec = self->at / SITREP_SECOND;
  time.it_value.tv_nsec = self->at % SITREP_SECOND * 1000;
  if (timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &time, NULL) != 0)
    g_warning ("A time cannot be waited for: %s", g_strerror (errno));
}

/* Whether it rang or the clock was set: either way what is due has to be counted anew. */
static gboolean
ready_cb (int fd, GIOCondition condition, gpointer data)
{
  SitrepAlarm *self = data;
  guint64 count;

  if (read (fd, &count, sizeof count) < 0 && errno != ECANCELED)
    return G_SOURCE_CONTINUE;
  self->at = SITREP_NEVER;
  arm (self);
  self->func (self->data);
  return G_SOURCE_CONTINUE;
}

/** sitrep_alarm_new: Returns: (transfer full): an alarm that is not set; @func may set it again. */
SitrepAlarm *
sitrep_alarm_new (SitrepAlarmFunc func, gpointer data)
{
  SitrepAlarm *self = g_new0 (SitrepAlarm, 1);

  self->func = func;
  self->data = data;
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->fd < 0)
    g_warning ("There is no timer: %s", g_strerror (errno));
  else
    self->source = g_unix_fd_add (self->fd, G_IO_IN, ready_cb, self);
  return self;
}

/** sitrep_alarm_set: rings at @at, at once where it is past; SITREP_NEVER: not at all. Takes the place of what was set. */
void
sitrep_alarm_set (SitrepAlarm *self, gint64 at)
{
  if (self->fd < 0 || self->at == at)
    return;
  self->at = at;
  arm (self);
}

void
sitrep_alarm_free (SitrepAlarm *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}
