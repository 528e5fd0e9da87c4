// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is shown before there is a project. All of it is in the template.
#include "ens-welcome-page.h"

struct _EnsWelcomePage {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (EnsWelcomePage, ens_welcome_page, ADW_TYPE_BIN)

static void
ens_welcome_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (ens_welcome_page_parent_class)->dispose (object);
}

static void
ens_welcome_page_class_init (EnsWelcomePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ens_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/ensemble_wellbeing/Ensemble/pages/ens-welcome-page.ui");
}

static void
ens_welcome_page_init (EnsWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
