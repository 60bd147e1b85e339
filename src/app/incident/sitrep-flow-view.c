/* sitrep-flow-view.c - the stage of the response, against its window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-flow-view.h"

#include "incident/sitrep-flow.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepFlowView
{
  AdwBin parent_instance;

  GtkWidget *list;
  GtkWidget *expander;
  GPtrArray *rows;  /* AdwActionRow, one for each stage; the expander owns them */
  GPtrArray *marks; /* GtkImage, likewise */

  SitrepSubject *subject;
};

G_DEFINE_FINAL_TYPE (SitrepFlowView, sitrep_flow_view, ADW_TYPE_BIN)

/* --- words --- */

/* As in “Until 14:15, 5 min left”, “Was to end at 14:15, 12 min ago”. */
static char *
window_words (SitrepFlowView *self, const SitrepFlowStep *step)
{
  gint64 now = sitrep_subject_now (self->subject);
  g_autofree char *from = NULL, *until = NULL, *span = NULL;

  if (step->until == SITREP_NEVER)
    return g_strdup (step->stage->window);
  from = sitrep_subject_clock (self->subject, step->from);
  until = sitrep_subject_clock (self->subject, step->until);
  if (step->state != SITREP_FLOW_PRESENT)
    return g_strdup_printf (_ ("%s to %s"), from, until);
  span = sitrep_duration_short (now < step->until ? step->until - now : now - step->until);
  return g_strdup_printf (now < step->until ? _ ("Until %s, %s left") : _ ("Was to end at %s, %s ago"), until, span);
}

static char *
join (const char *separator, const char *a, const char *b)
{
  return a != NULL && b != NULL ? g_strconcat (a, separator, b, NULL) : g_strdup (a != NULL ? a : b);
}

static char *
work_words (const SitrepFlowStep *step)
{
  return step->all > 0 ? g_strdup_printf (_ ("%u of %u done"), step->done, step->all) : NULL;
}

static char *
summary (SitrepFlowView *self, const SitrepFlowStep *step)
{
  g_autofree char *window = window_words (self, step), *work = work_words (step);

  return join (" · ", window, work);
}

/* The window, then what happens in the stage, a line each. */
static char *
details (SitrepFlowView *self, const SitrepFlowStep *step)
{
  g_autofree char *head = summary (self, step);
  g_autofree char *list = step->stage->steps != NULL ? g_strjoinv ("\n• ", step->stage->steps) : NULL;
  g_autofree char *steps = list != NULL ? g_strconcat ("• ", list, NULL) : NULL;
  char *text = join ("\n", head, steps);

  return text != NULL ? text : g_strdup ("");
}

/* --- rows --- */

static const struct
{
  const char *icon, *words;
} marks[] = {
  [SITREP_FLOW_PAST] = { "object-select-symbolic", N_ ("Past") },
  [SITREP_FLOW_PRESENT] = { "go-next-symbolic", N_ ("Present") },
  [SITREP_FLOW_AHEAD] = { NULL, N_ ("Ahead") },
};

static void
show_stage (SitrepFlowView *self, guint position, const SitrepFlowStep *step)
{
  GtkWidget *row = g_ptr_array_index (self->rows, position);
  GtkWidget *mark = g_ptr_array_index (self->marks, position);
  g_autofree char *text = details (self, step);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->stage->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (mark), marks[step->state].icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (marks[step->state].words),
                                  -1);
}

static void
add_stage (SitrepFlowView *self)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, NULL, NULL);
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->marks, mark);
}

static gboolean
is_late (SitrepFlowView *self, const SitrepFlowStep *step)
{
  return step != NULL && step->until != SITREP_NEVER && sitrep_subject_now (self->subject) >= step->until;
}

static void
show_present (SitrepFlowView *self, GArray *flow)
{
  const SitrepFlowStep *step = sitrep_flow_present (flow);
  g_autofree char *words = step != NULL ? summary (self, step) : NULL;
  const char *title = step != NULL ? step->stage->title : _ ("All Stages Done");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander), words != NULL ? words : "");
  if (is_late (self, step))
    gtk_widget_add_css_class (self->expander, "late");
  else
    gtk_widget_remove_css_class (self->expander, "late");
}

/** sitrep_flow_view_show: shows how far the response has come; to be called when the incident or the minute changed. */
void
sitrep_flow_view_show (SitrepFlowView *self)
{
  g_autoptr (GArray) flow = sitrep_flow (sitrep_subject_dossier (self->subject), sitrep_subject_now (self->subject));

  gtk_widget_set_visible (GTK_WIDGET (self), flow->len > 0);
  if (flow->len == 0)
    return;
  while (self->rows->len < flow->len)
    add_stage (self);
  show_present (self, flow);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gtk_widget_set_visible (g_ptr_array_index (self->rows, i), i < flow->len);
      if (i < flow->len)
        show_stage (self, i, &g_array_index (flow, SitrepFlowStep, i));
    }
}

static void
sitrep_flow_view_dispose (GObject *object)
{
  g_clear_object (&SITREP_FLOW_VIEW (object)->subject);
  G_OBJECT_CLASS (sitrep_flow_view_parent_class)->dispose (object);
}

static void
sitrep_flow_view_finalize (GObject *object)
{
  SitrepFlowView *self = SITREP_FLOW_VIEW (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->marks);
  G_OBJECT_CLASS (sitrep_flow_view_parent_class)->finalize (object);
}

static void
sitrep_flow_view_class_init (SitrepFlowViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_flow_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_flow_view_finalize;
}

static void
sitrep_flow_view_init (SitrepFlowView *self)
{
  self->rows = g_ptr_array_new ();
  self->marks = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  self->expander = sitrep_plain_row_new (ADW_TYPE_EXPANDER_ROW, NULL, NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Stage"), -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->expander);
  adw_bin_set_child (ADW_BIN (self), self->list);
}

/** sitrep_flow_view_new: the present stage, which opens to all of them. */
GtkWidget *
sitrep_flow_view_new (SitrepSubject *subject)
{
  SitrepFlowView *self = g_object_new (SITREP_TYPE_FLOW_VIEW, NULL);

  self->subject = g_object_ref (subject);
  return GTK_WIDGET (self);
}
