"""Figures, findings and what should be done."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind("Index score", "Index scores", ref="SCO", group="figures", title="{index}[ {edition}]: {component}",
      brief="{index}[ {edition}], {component}: {value}[ of {scale_most}; {polarity}].")
class IndexScore:
    """A score of an index, which says nothing without its scale and its direction."""

    index = f.name("Index", required=True, first=True)
    edition = f.text("Edition", first=True, column=True, search=1.0)
    component = f.text("Component", required=True, first=True, search=1.0)
    value = f.text("Score", first=True, column=True)
    polarity = f.choice("Direction", v.POLARITY, first=True, column=True)
    scale_least = f.text("Scale from")
    scale_most = f.text("Scale to")
    status_label = f.text("Status", column=True, search=1.0)
    covers_from = f.moment("Covers from")
    covers_to = f.moment("Covers to")
    subject = f.text("Country or subject", search=1.0)
    published_in = f.link("Published in", "source")


@kind("Indicator", "Indicators", ref="IND", group="figures", title="{title}",
      brief="{title}[, {as_of}]: [{value}][{amount}][ ({provider})].")
class Indicator:
    """A measured or claimed quantity; rival values are other indicators or rival citations."""

    title = f.text("What is measured", required=True, first=True, search=2.0)
    value = f.quantity("Value", first=True, column=True)
    as_of = f.moment("As of", first=True, column=True)
    provider = f.name("According to", first=True, column=True, search=1.0)
    place = f.text("Where", first=True)
    amount = f.money("Amount")
    topic = f.text("Topic", column=True, search=1.0)
    population = f.text("Of whom or what")
    method = f.text("Method", search=0.5)
    rivals = f.links("Other values of the same", "indicator")
    implausible = f.flag("The date or value cannot be right")
    summary = f.long_text("Summary", search=1.0)


@kind("Transparency count", "Transparency counts", ref="TRC", group="figures", title="{title}",
      brief="{title}[, {period}]: {count}[; complied with: {complied}].")
class TransparencyCount:
    """How many requests, removals or cases a body reports for a period."""

    title = f.text("What is counted", required=True, first=True, search=2.0)
    reporter = f.name("Reported by", first=True, column=True)
    period = f.moment("Period", first=True, column=True)
    count = f.quantity("Count", first=True, column=True)
    complied = f.quantity("Complied with", first=True, column=True)
    counted = f.choice("Kind", v.TRANSPARENCY_KIND)
    requested_by = f.text("Requested by", search=1.0)
    reasons = f.long_text("Reasons", search=1.0)
    compared = f.text("Compared with")


@kind("Recommendation", "Recommendations", ref="REC", group="figures", title="{title}",
      brief="{issuer} recommends to {addressee}: {summary}")
class Recommendation:
    """What somebody asks a State, an operator or a body to do, and what became of it."""

    title = f.text("In short", required=True, first=True, search=2.0)
    issuer = f.name("By whom", first=True, column=True)
    addressee = f.text("To whom", first=True, column=True, search=1.0)
    made = f.moment("When", first=True, column=True)
    summary = f.long_text("What is recommended", first=True, search=2.0)
    recommendation_type = f.choice("Type", v.RECOMMENDATION_TYPE)
    concerns = f.links("Concerns")
    provisions = f.links("Provisions", "provision")
    due = f.moment("Due")
    occasion = f.text("Occasion")
    follow_up = f.rows("Follow-up", search=0.5, say="{state}[, {when}]", state=f.choice("State", v.FOLLOW_UP),
                     when=f.moment("When"), what=f.text("What"), source=f.link("Source", "source"))


@kind("Limitation assessment", "Limitation assessments", ref="LIM", group="figures", title="{title}",
      brief="{title}: {summary}")
class LimitationAssessment:
    """Whether a measure that limits a right passes each limb of the test."""

    title = f.text("In short", required=True, first=True, search=2.0)
    measure = f.link("Measure", first=True, column=True)
    right = f.text("Right", first=True, column=True, search=1.0)
    assessed_by = f.name("By whom", first=True, column=True)
    summary = f.long_text("Conclusion", first=True, search=2.0)
    provision = f.link("Legal basis", "provision")
    standard = f.link("Standard", "instrument")
    limbs = f.rows("Limbs", search=1.0, say="{limb}: {finding}", limb=f.choice("Limb", v.LIMB),
                 finding=f.choice("Finding", v.FINDING), reasoning=f.text("Reasoning"),
                 reference=f.text("Principle or article"), place=f.path("Place in the standard"))
    rights = f.rows("Rights affected", search=0.5, say="{right}", right=f.text("Right"),
                    instrument=f.text("Instrument"),
                  how=f.text("How"))


KINDS = (IndexScore, Indicator, TransparencyCount, Recommendation, LimitationAssessment)
