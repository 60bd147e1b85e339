/* sitrep-playbook-shapes.h - the tables of the format, part by part
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* In these files S is the struct whose table is being written. */
#define KEY(member, KIND, ...) SITREP_KEY_AT (S, member, KIND, __VA_ARGS__)
#define NAMED(text, member, KIND, ...) { text, SITREP_KEY_##KIND, G_STRUCT_OFFSET (S, member), __VA_ARGS__ }
#define NEEDED .flags = SITREP_KEY_NEEDED

#define SITREP_SHAPE(word, text, ...)                                                                                  \
  const SitrepShape sitrep_##word##_shape                                                                              \
    = { .name = #word, .label = text, .size = sizeof (S), .keys = word##_keys, __VA_ARGS__ }

extern const SitrepShape sitrep_target_shape;
extern const SitrepShape sitrep_due_shape;
extern const SitrepShape sitrep_band_shape;
extern const SitrepShape sitrep_rule_shape;
extern const SitrepShape sitrep_step_shape;
extern const SitrepShape sitrep_attendee_shape;
extern const SitrepShape sitrep_measure_shape;
extern const SitrepShape sitrep_level_shape;
extern const SitrepShape sitrep_triage_shape;
extern const SitrepShape sitrep_detection_shape;
extern const SitrepShape sitrep_status_shape;
extern const SitrepShape sitrep_page_status_shape;
extern const SitrepShape sitrep_milestone_shape;
extern const SitrepShape sitrep_role_shape;
extern const SitrepShape sitrep_post_shape;
extern const SitrepShape sitrep_channel_shape;
extern const SitrepShape sitrep_stage_shape;
extern const SitrepShape sitrep_decision_shape;
extern const SitrepShape sitrep_group_shape;
extern const SitrepShape sitrep_item_shape;
extern const SitrepShape sitrep_command_shape;
extern const SitrepShape sitrep_evidence_shape;
extern const SitrepShape sitrep_runbook_shape;
extern const SitrepShape sitrep_link_shape;
extern const SitrepShape sitrep_ladder_shape;
extern const SitrepShape sitrep_field_shape;
extern const SitrepShape sitrep_template_shape;
extern const SitrepShape sitrep_form_shape;
extern const SitrepShape sitrep_column_shape;
extern const SitrepShape sitrep_question_shape;
extern const SitrepShape sitrep_section_shape;
extern const SitrepShape sitrep_review_shape;
extern const SitrepShape sitrep_actions_shape;
extern const SitrepShape sitrep_metric_shape;
extern const SitrepShape sitrep_report_shape;
extern const SitrepShape sitrep_record_shape;
extern const SitrepShape sitrep_guidance_shape;
extern const SitrepShape sitrep_faq_shape;
extern const SitrepShape sitrep_practice_shape;

G_END_DECLS
