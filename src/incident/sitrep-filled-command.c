/* sitrep-filled-command.c - a command of the process with the values of an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-filled-command.h"

#include "sitrep-name.h"
#include "sitrep-shell.h"

#include <string.h>

typedef struct
{
  SitrepFilledCommand *out;
  GString *text;
  SitrepShell *shell; /* nullable: for no shell, as it is */
} Filling;

static void
add_text (gpointer data, const char *text, gsize length)
{
  Filling *self = data;

  g_string_append_len (self->text, text, (gssize) length);
  if (self->shell != NULL)
    sitrep_shell_read (self->shell, text, length);
}

static void
add_value (gpointer data, const char *hole, const char *value)
{
  Filling *self = data;
  g_autofree char *quoted = self->shell != NULL ? sitrep_shell_quote (self->shell, value) : g_strdup (value);
  SitrepSpan span = { self->text->len, quoted != NULL ? strlen (quoted) : 0 };

  if (quoted == NULL)
    {
      g_string_append_printf (self->text, "{{%s}}", hole);
      g_ptr_array_add (self->out->left, g_strdup (hole));
      return;
    }
  g_string_append (self->text, quoted);
  /* The quotes are in balance: what comes behind is read as if there were a letter. */
  if (self->shell != NULL)
    sitrep_shell_read (self->shell, "_", 1);
  g_array_append_val (self->out->values, span);
}

/** sitrep_filled_command_new: in a command for the shell each value is one word, whatever was typed. */
SitrepFilledCommand *
sitrep_filled_command_new (const SitrepCommand *command, SitrepDossier *dossier, gint64 now)
{
  SitrepFilledCommand *self = g_new0 (SitrepFilledCommand, 1);
  g_autoptr (SitrepShell) shell = command->kind == SITREP_COMMAND_SHELL ? sitrep_shell_new () : NULL;
  Filling filling = { self, g_string_new (NULL), shell };

  self->values = g_array_new (FALSE, FALSE, sizeof (SitrepSpan));
  self->left = g_ptr_array_new_with_free_func (g_free);
  sitrep_name_each (command->text, dossier, now, add_text, add_value, &filling);
  self->text = g_string_free_and_steal (filling.text);
  return self;
}

/** sitrep_filled_command_can_run: only what a shell runs, and with every value in it. */
gboolean
sitrep_filled_command_can_run (const SitrepFilledCommand *self, const SitrepCommand *command)
{
  return command->kind == SITREP_COMMAND_SHELL && self->left->len == 0;
}

void
sitrep_filled_command_free (SitrepFilledCommand *self)
{
  g_free (self->text);
  g_array_unref (self->values);
  g_ptr_array_unref (self->left);
  g_free (self);
}
