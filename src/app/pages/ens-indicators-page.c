// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form does the work; the page gives it the project and the keys of every page.
#include "ens-indicators-page.h"

#include "ens-indicator-form.h"
#include "ens-phrase.h"

struct _EnsIndicatorsPage {
  EnsPage parent_instance;

  EnsIndicatorForm *form;
};

G_DEFINE_FINAL_TYPE (EnsIndicatorsPage, ens_indicators_page, ENS_TYPE_PAGE)

static void
ens_indicators_page_enter (EnsPage *page, EnsSession *session)
{
  ens_indicator_form_set_session (ENS_INDICATORS_PAGE (page)->form, session);
}

static void
ens_indicators_page_leave (EnsPage *page)
{
  ens_indicator_form_set_session (ENS_INDICATORS_PAGE (page)->form, NULL);
}

static void
ens_indicators_page_refresh (EnsPage *page, EnsKinds kinds)
{
  EnsSession *session = ens_page_get_session (page);
  g_autofree char *subtitle = ens_phrase_dup_indicators (
    ens_session_count (session, ENS_KIND_INDICATOR));
  ens_indicator_form_refresh (ENS_INDICATORS_PAGE (page)->form);
  ens_page_set_subtitle (page, subtitle);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_indicator_form_begin_new (ENS_INDICATORS_PAGE (data)->form);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_indicator_form_save (ENS_INDICATORS_PAGE (data)->form);
}

static void
ens_indicators_page_dispose (GObject *object)
{
  ens_page_set_session (ENS_PAGE (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_INDICATORS_PAGE);
  G_OBJECT_CLASS (ens_indicators_page_parent_class)->dispose (object);
}

static void
ens_indicators_page_class_init (EnsIndicatorsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_indicators_page_dispose;
  page_class->enter = ens_indicators_page_enter;
  page_class->leave = ens_indicators_page_leave;
  page_class->refresh = ens_indicators_page_refresh;
  g_type_ensure (ENS_TYPE_INDICATOR_FORM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-indicators-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorsPage, form);
}

static void
ens_indicators_page_init (EnsIndicatorsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "save", .activate = save_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
