/* sitrep-chart.c - the timeline of an incident as a picture
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-chart.h"

#include "base/sitrep-error.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-milestone-words.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

/* Of the picture, in points; a screen that shows two pixels a point needs the second number. */
#define WIDTH 960.0
#define SHARP 2.0

#define MARGIN 24.0
#define NAMES 110.0
#define STEP 26.0 /* between two lines of milestones' names, and between lanes */
#define TICK_ROOM 90.0

/* What the public may see, too: milestones, kinds and times, no entry's words. */
typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;
  SitrepDossier *dossier;
  GPtrArray *entries;    /* SitrepEntry, by time */
  GPtrArray *milestones; /* SitrepEntry, by time */
  gint64 from, until;
  double axis; /* where the axis is */
} Drawing;

static double
x_of (const Drawing *self, gint64 at)
{
  double room = WIDTH - 2 * MARGIN - NAMES;

  at = CLAMP (at, self->from, self->until);
  return MARGIN + NAMES + room * (double) (at - self->from) / (double) (self->until - self->from);
}

static void
set_grey (Drawing *self, double grey)
{
  cairo_set_source_rgb (self->cr, grey, grey, grey);
}

/* Answers the width. */
static double
measure (Drawing *self, const char *text)
{
  int width;

  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/* A name near the right end stands left of its place. */
static void
write_at (Drawing *self, const char *text, double x, double y)
{
  double width = measure (self, text);

  cairo_move_to (self->cr, MIN (x, WIDTH - MARGIN - width), y);
  pango_cairo_show_layout (self->cr, self->layout);
}

/* --- the axis --- */

static gint64
step_of (gint64 span, double room)
{
  static const int minutes[] = { 1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10080 };
  gint64 wanted = (gint64) ((double) span * TICK_ROOM / room);

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    if (minutes[i] * SITREP_MINUTE >= wanted)
      return minutes[i] * SITREP_MINUTE;
  return (wanted / SITREP_DAY + 1) * SITREP_DAY;
}

static void
draw_tick (Drawing *self, gint64 at, gboolean with_day)
{
  const SitrepPlaybook *playbook = self->dossier->playbook;
  g_autofree char *clock = sitrep_time_clock (at, playbook->zone, playbook->twelve_hours);
  g_autofree char *day = with_day ? sitrep_time_format (at, playbook->zone, "%F ") : g_strdup ("");
  g_autofree char *words = g_strconcat (day, clock, NULL);
  double x = x_of (self, at);

  set_grey (self, 0.8);
  cairo_move_to (self->cr, x, self->axis);
  cairo_line_to (self->cr, x, self->axis + 5);
  cairo_stroke (self->cr);
  set_grey (self, 0.3);
  write_at (self, words, x - measure (self, words) / 2, self->axis + 7);
}

static void
draw_axis (Drawing *self)
{
  gint64 step = step_of (self->until - self->from, WIDTH - 2 * MARGIN - NAMES);
  gboolean days = self->until - self->from > 20 * SITREP_HOUR;

  set_grey (self, 0.5);
  cairo_move_to (self->cr, MARGIN + NAMES, self->axis);
  cairo_line_to (self->cr, WIDTH - MARGIN, self->axis);
  cairo_stroke (self->cr);
  for (gint64 at = (self->from / step + 1) * step; at <= self->until; at += step)
    draw_tick (self, at, days);
}

/* --- milestones: names on lines above the axis, each on the lowest line where it has room --- */

#define LINES 5

static guint
line_for (double *ends, double x)
{
  for (guint i = 0; i < LINES; i++)
    if (ends[i] <= x)
      return i;
  return LINES - 1;
}

static void
draw_milestone (Drawing *self, const SitrepEntry *entry, double *ends)
{
  const SitrepPlaybook *playbook = self->dossier->playbook;
  g_autofree char *clock = sitrep_time_clock (entry->at, playbook->zone, playbook->twelve_hours);
  g_autofree char *words = g_strdup_printf ("%s %s", clock, sitrep_milestone_label (playbook, entry->milestone));
  double x = x_of (self, entry->at), width = measure (self, words);
  double left = MIN (x, WIDTH - MARGIN - width - 4);
  guint line = line_for (ends, left);
  double y = self->axis - (line + 1) * STEP;

  ends[line] = left + width + 12;
  cairo_set_source_rgb (self->cr, 0.11, 0.35, 0.65);
  cairo_move_to (self->cr, x, self->axis);
  cairo_line_to (self->cr, x, y + 4);
  cairo_stroke (self->cr);
  cairo_arc (self->cr, x, self->axis, 4, 0, 2 * G_PI);
  cairo_fill (self->cr);
  set_grey (self, 0.1);
  write_at (self, words, left + 4, y);
}

static void
draw_milestones (Drawing *self)
{
  double ends[LINES] = { 0 };

  for (guint i = 0; i < self->milestones->len; i++)
    draw_milestone (self, g_ptr_array_index (self->milestones, i), ends);
}

/* --- a lane for each kind of entry --- */

static const struct
{
  SitrepEntryKind kind;
  const char *name;
  double red, green, blue;
} lanes[] = {
  { SITREP_ENTRY_EVENT, N_ ("Events"), 0.45, 0.45, 0.48 },
  { SITREP_ENTRY_FINDING, N_ ("Findings"), 0.55, 0.35, 0.65 },
  { SITREP_ENTRY_ACTION, N_ ("Actions"), 0.15, 0.5, 0.25 },
  { SITREP_ENTRY_DECISION, N_ ("Decisions"), 0.75, 0.35, 0.05 },
  { SITREP_ENTRY_ESCALATION, N_ ("Escalations"), 0.75, 0.15, 0.15 },
  { SITREP_ENTRY_MESSAGE, N_ ("Messages"), 0.1, 0.4, 0.7 },
  { SITREP_ENTRY_NOTE, N_ ("Notes"), 0.45, 0.45, 0.48 },
};

static guint
count_of (const Drawing *self, SitrepEntryKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += ((SitrepEntry *) g_ptr_array_index (self->entries, i))->kind == kind;
  return n;
}

static void
draw_entry (Drawing *self, const SitrepEntry *entry, double y)
{
  double x = x_of (self, entry->at);
  double end = entry->until > entry->at ? x_of (self, entry->until) : x;

  cairo_set_line_width (self->cr, 8);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (self->cr, x, y);
  cairo_line_to (self->cr, end, y);
  cairo_stroke (self->cr);
  cairo_set_line_width (self->cr, 1);
}

static void
draw_lane (Drawing *self, guint lane, double y)
{
  set_grey (self, 0.1);
  write_at (self, _ (lanes[lane].name), MARGIN, y - 8);
  set_grey (self, 0.88);
  cairo_move_to (self->cr, MARGIN + NAMES, y);
  cairo_line_to (self->cr, WIDTH - MARGIN, y);
  cairo_stroke (self->cr);
  cairo_set_source_rgb (self->cr, lanes[lane].red, lanes[lane].green, lanes[lane].blue);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->kind == lanes[lane].kind)
        draw_entry (self, entry, y);
    }
}

static void
draw_lanes (Drawing *self)
{
  double y = self->axis + 48;

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    if (count_of (self, lanes[i].kind) > 0)
      {
        draw_lane (self, i, y);
        y += STEP;
      }
}

/* --- the whole --- */

static double
height_of (const Drawing *self)
{
  double height = self->axis + 48 + MARGIN / 2;

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    height += count_of (self, lanes[i].kind) > 0 ? STEP : 0;
  return height;
}

/* A little air at both ends, and never a span of nothing. */
static void
measure_span (Drawing *self, gint64 now)
{
  gint64 air;

  self->from = sitrep_dossier_started (self->dossier);
  self->until = sitrep_dossier_ended (self->dossier);
  if (self->until == SITREP_NEVER)
    self->until = now;
  for (guint i = 0; i < self->milestones->len; i++)
    {
      gint64 at = ((SitrepEntry *) g_ptr_array_index (self->milestones, i))->at;

      self->from = MIN (self->from, at);
      self->until = MAX (self->until, at);
    }
  air = MAX ((self->until - self->from) / 40, SITREP_MINUTE);
  self->from -= air;
  self->until += air;
}

static Drawing
new_drawing (SitrepDossier *dossier, gint64 now)
{
  Drawing self = { .dossier = dossier,
                   .milestones = dossier->milestones,
                   .entries = dossier->entries != NULL ? dossier->entries : dossier->milestones,
                   .axis = MARGIN + LINES * STEP + 8 };

  measure_span (&self, now);
  return self;
}

static void
draw (Drawing *self, cairo_surface_t *surface)
{
  PangoFontDescription *font = pango_font_description_from_string ("Sans 9");

  self->cr = cairo_create (surface);
  self->layout = pango_cairo_create_layout (self->cr);
  pango_layout_set_font_description (self->layout, font);
  set_grey (self, 1);
  cairo_paint (self->cr);
  cairo_set_line_width (self->cr, 1);
  draw_axis (self);
  draw_milestones (self);
  draw_lanes (self);
  pango_font_description_free (font);
  g_object_unref (self->layout);
  cairo_destroy (self->cr);
}

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (GByteArray *bytes, cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, cairo_status_to_string (status));
  return NULL;
}

/**
 * sitrep_chart_svg:
 * @dossier: whole
 *
 * Milestones with their times, and below them when something of each kind was noted. It says no entry's words. From
 * any thread.
 */
GBytes *
sitrep_chart_svg (SitrepDossier *dossier, gint64 now, GError **error)
{
  Drawing drawing = new_drawing (dossier, now);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (write_cb, bytes, WIDTH, height_of (&drawing));
  cairo_status_t status;

  draw (&drawing, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return finish (bytes, status, error);
}

/** sitrep_chart_png: as sitrep_chart_svg(), twice as many pixels as points. */
GBytes *
sitrep_chart_png (SitrepDossier *dossier, gint64 now, GError **error)
{
  Drawing drawing = new_drawing (dossier, now);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH * SHARP), (int) (height_of (&drawing) * SHARP));
  cairo_status_t status;

  cairo_surface_set_device_scale (surface, SHARP, SHARP);
  draw (&drawing, surface);
  status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  return finish (bytes, status, error);
}

/** sitrep_chart_words: Returns: (transfer full): what the picture shows, for those who do not see it. */
char *
sitrep_chart_words (SitrepDossier *dossier, gint64 now)
{
  GString *out = g_string_new (_ ("Timeline:"));

  for (guint i = 0; i < dossier->milestones->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (dossier->milestones, i);
      g_autofree char *clock = sitrep_time_clock (entry->at, dossier->playbook->zone, dossier->playbook->twelve_hours);

      g_string_append_printf (out, "%s %s %s", i > 0 ? "," : "",
                              sitrep_milestone_label (dossier->playbook, entry->milestone), clock);
    }
  return g_string_free_and_steal (out);
}
