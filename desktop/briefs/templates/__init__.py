"""Templates: a brief begun in one step from a form's questions, and what of it is still to be answered.

    templates(language)                          what there is to begin from
    start_brief(writer, "wgad", "ru", case=…)    a brief with what the archive knows already filled in
    complete(reader, brief_id)                   what is answered and what is missing
    interview_sheet(reader, brief_id, "kk")      the missing questions on paper, for the family or a visit
    save_template(writer, brief_id, "Ours")      a brief's own form, to begin others from

The forms of courts and bodies change: every question of theirs says that it must be compared with the form in use.
"""

from desktop.briefs.templates.complete import Asked, Completeness, complete
from desktop.briefs.templates.forms import NoTemplate, Offer, templates
from desktop.briefs.templates.own import drop_template, save_template
from desktop.briefs.templates.sheet import interview_sheet
from desktop.briefs.templates.start import start_brief

__all__ = [
    "Asked", "Completeness", "NoTemplate", "Offer", "complete", "drop_template", "interview_sheet", "save_template",
    "start_brief", "templates",
]
