/* desk.h - a desk in a folder of its own, and its deeds, waited for
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <string.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  SitrepClock *clock; /* stands at 12:02 on 2025-10-30 */
  SitrepSecrets *secrets;
  SitrepDesk *desk;
} TestDesk;

TestDesk *test_desk_new (const char *process);
void test_desk_free (TestDesk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestDesk, test_desk_free)
void test_desk_reopen (TestDesk *self);
void test_desk_advance (TestDesk *self, gint64 by);
void test_desk_done_cb (GObject *source, GAsyncResult *result, gpointer data);
char *test_desk_finish (TestDesk *self, GAsyncResult **slot, GError **error);
char *test_desk_declare (TestDesk *self, const char *title);
SitrepDossier *test_desk_dossier (TestDesk *self, const char *incident);
char *test_desk_timeline (TestDesk *self, const char *incident);
void test_desk_check (TestDesk *self);

/* `DO (desk, log, &error, incident, "12:05 restarted")` runs sitrep_desk_log_async() until it is done; answers the id. */
#define DO(self, deed, error, ...)                                                                                     \
  ({                                                                                                                   \
    GAsyncResult *done_ = NULL;                                                                                        \
                                                                                                                       \
    sitrep_desk_##deed##_async ((self)->desk, __VA_ARGS__, test_desk_done_cb, &done_);                                 \
    test_desk_finish (self, &done_, error);                                                                            \
  })

/* The same, where nothing may go wrong; the id is dropped. */
#define MUST(self, deed, ...)                                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autoptr (GError) error_ = NULL;                                                                                  \
    g_autofree char *id_ = DO (self, deed, &error_, __VA_ARGS__);                                                      \
                                                                                                                       \
    g_assert_no_error (error_);                                                                                        \
    g_assert_nonnull (id_);                                                                                            \
  }                                                                                                                    \
  G_STMT_END

/* Refused with that code and a sentence, and not one row is another one afterwards. */
#define REFUSED(self, code_, deed, ...)                                                                                \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autoptr (GError) error_ = NULL;                                                                                  \
    g_autofree char *before_ = test_desk_quiet_rows (self);                                                            \
    g_autofree char *id_ = DO (self, deed, &error_, __VA_ARGS__);                                                      \
    g_autofree char *after_ = test_desk_rows (self);                                                                   \
                                                                                                                       \
    g_assert_null (id_);                                                                                               \
    g_assert_error (error_, SITREP_ERROR, code_);                                                                      \
    g_assert_true (g_utf8_validate (error_->message, -1, NULL));                                                       \
    g_assert_nonnull (strchr (".!?", error_->message[strlen (error_->message) - 1]));                                  \
    g_assert_cmpstr (before_, ==, after_);                                                                             \
  }                                                                                                                    \
  G_STMT_END

char *test_desk_rows (TestDesk *self);
char *test_desk_quiet_rows (TestDesk *self);

G_END_DECLS
