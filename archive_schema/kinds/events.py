"""What happened: prosecutions, blockings, shutdowns, removals, attacks, surveillance, words."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind("Prosecution", "Prosecutions and detentions", ref="PRO", group="events", title="{title}",
      brief="{title}[ ({began})]: {summary}[ Outcome: {outcome}.]")
class Prosecution:
    """A case against people for what they said, or their detention for it."""

    title = f.name("Short name of the case", required=True, first=True)
    defendants = f.rows("Defendants", first=True, search=3.0, say="{name}[ ({description})]",
                      person=f.link("Person", "person"), name=f.name("Name or description"),
                      identified=f.choice("Named", v.IDENTIFIED), count=f.quantity("How many"),
                      description=f.text("Description"), role=f.text("Role"), age=f.quantity("Age"))
    began = f.moment("When", first=True, column=True)
    place = f.text("Where", first=True, column=True, search=1.0)
    summary = f.long_text("What it is about", first=True, search=2.0)
    outcome = f.choice("Outcome", v.OUTCOME, column=True)
    proceeding_type = f.choice("Type of case", v.PROCEEDING_TYPE, column=True)
    case_number = f.text("Case number", search=2.0)
    court = f.link("Court", "organisation")
    court_name = f.name("Court by name", search=1.0)
    brought_by = f.text("Brought or set off by", search=1.0)
    plaintiff = f.link("Plaintiff", "organisation", "person")
    medium = f.choice("Form of the speech", v.MEDIUM)
    platform = f.text("Where it was published", search=1.0)
    expression = f.long_text("What was said", search=1.0)
    expression_date = f.moment("When it was said")
    expression_url = f.url("Address of what was said")
    expression_later = f.text("What it was later found to be")
    politically_motivated = f.text("Said to be politically motivated, by whom", search=0.5)
    charges = f.rows("Charges", search=1.0, say="{words}[ ({provision_printed})]",
                   defendant=f.sibling("Defendant", of="defendants"),
                   words=f.text("Charge in the source's words"), offence=f.choice("Offence category", v.OFFENCE),
                   provision=f.link("Provision", "provision"),
                   provision_printed=f.text("Provision as the source states it"),
                   reference=f.path("Place as the source states it"),
                   ours=f.text("Our own qualification"), ours_by=f.text("Qualified by"), ours_why=f.text("Reason"),
                   ours_when=f.moment("Qualified on"),
                   plea=f.choice("Plea", v.PLEA), verdict=f.choice("Verdict", v.VERDICT))
    steps = f.rows("Procedural steps", search=0.5, say="{step}[, {when}][, {body}]",
                 step=f.choice("Step", v.STEP), when=f.moment("When"),
                 defendant=f.sibling("Defendant", of="defendants"),
                 body=f.text("Body"), outcome=f.text("Outcome"), note=f.text("Note"))
    detentions = f.rows("Detentions", search=0.5, say="{detention_type}[ from {from_}][ to {to}]",
                      defendant=f.sibling("Defendant", of="defendants"),
                      detention_type=f.choice("Type", v.DETENTION_TYPE), from_=f.moment("From"), to=f.moment("To"),
                      length=f.quantity("Length"), place=f.text("Place"), held_by=f.text("Held by"),
                      warrant=f.flag("Warrant shown"), note=f.text("Note"))
    sanctions = f.rows("Sanctions", search=0.5, say="{sanction}[ {length}][ {money}]",
                     defendant=f.sibling("Defendant", of="defendants"), sanction=f.choice("Sanction", v.SANCTION),
                     length=f.quantity("Length"), money=f.money("Amount"), imposed=f.moment("Imposed"),
                     conditional=f.flag("Suspended"), served=f.flag("Served"), note=f.text("Note"))
    remedies = f.rows("Remedies", say="{remedy}[, {when}][: {result}]",
                    remedy=f.text("Remedy"), body=f.text("Body"), when=f.moment("When"), result=f.text("Result"),
                    why_not=f.text("Why not taken, or without effect"))
    wgad_categories = f.choices("Categories of arbitrary detention", v.WGAD_CATEGORY)
    follows = f.link("Follows an earlier case", "prosecution")


@kind("Blocked site", "Blocked sites and services", ref="BLK", group="events", title="{title}",
      brief="{title}: {summary}[ ({began})]")
class BlockedSite:
    """A site, service, app or tool that could not be reached, with or without an order."""

    title = f.name("Site or service", required=True, first=True)
    address = f.domain("Address as printed", first=True, column=True, search=3.0)
    began = f.moment("When", first=True, column=True)
    status_now = f.choice("State", v.RESTRICTION_STATUS, first=True, column=True)
    summary = f.long_text("What happened", first=True, search=2.0)
    target_kind = f.choice("What it is", v.TARGET_KIND, column=True)
    category = f.choice("Category", v.SITE_CATEGORY)
    addresses = f.texts("Further addresses", search=1.0)
    owner = f.link("Owner", "organisation", "person")
    part_of_group = f.link("One of a group", "blocked_site")
    orders = f.rows("Orders", search=1.0, say="{order_kind}[ {number}][, {when}]",
                  order_kind=f.choice("Kind", v.ORDER_KIND), authority=f.link("Authority", "organisation"),
                  authority_name=f.name("Authority by name"), number=f.text("Number"), when=f.moment("Date"),
                  ground=f.choice("Ground", v.GROUND), ground_printed=f.text("Ground as stated"),
                  provision=f.link("Provision", "provision"), reference=f.path("Provision as stated"),
                  owner_told=f.flag("Owner was told"), appeal=f.flag("Appeal was open"), note=f.text("Note"))
    restrictions = f.rows("Restrictions", search=0.5, say="{state}[ from {from_}][ to {to}]",
                        from_=f.moment("From"), to=f.moment("To"), state=f.choice("State", v.RESTRICTION_STATUS),
                        technique=f.choice("Technique", v.TECHNIQUE), operators=f.text("Operators"),
                        place=f.text("Where"),
                        intent=f.choice("Intent", v.INTENT), collateral_of=f.text("Side effect of blocking"),
                        evidence=f.choice("Kind of evidence", v.EVIDENCE_CLASS), ended_because=f.text("Why it ended"),
                        note=f.text("Note"))
    measurements = f.rows("Measurements", say="{result}[, {when}][, {network}]",
                        result=f.choice("Result", v.MEASUREMENT_RESULT), when=f.moment("When"),
                        network=f.text("Network"),
                        test=f.text("Test"), input=f.text("What was measured"), blocking=f.text("Blocking as reported"),
                        uid=f.text("Identifier"), note=f.text("Note"))
    denials = f.rows("Denials", say="{by}[, {when}]", by=f.text("By whom"), when=f.moment("When"),
                     words=f.text("Words"))
    remedies = f.rows("What was done about it", search=0.5, say="{what}[, {when}]", what=f.text("What"),
                      by=f.text("By whom"),
                    when=f.moment("When"), result=f.text("Result"))


@kind("Shutdown", "Shutdowns and disruptions", ref="SHD", group="events", title="{title}",
      brief="{title}[ ({began})]: {summary}")
class Shutdown:
    """A network, or a part of it, cut or slowed for a place and a time."""

    title = f.name("Short name", required=True, first=True)
    began = f.moment("From", first=True, column=True)
    ended = f.moment("To", first=True, column=True)
    place = f.text("Where", first=True, column=True, search=2.0)
    summary = f.long_text("What happened", first=True, search=2.0)
    geo_scope = f.choice("Extent", v.GEO_SCOPE, column=True)
    networks = f.choices("Networks and services", v.NETWORK)
    cause = f.choice("Assessed cause", v.SHUTDOWN_CAUSE)
    intent = f.choice("Intent", v.INTENT)
    stated_reason = f.long_text("Reason stated", search=1.0)
    stated_by = f.text("Stated by")
    acknowledged = f.choice("The government", v.ACKNOWLEDGED)
    ordered_by = f.text("Ordered by", search=1.0)
    executed_by = f.text("Carried out by", search=1.0)
    users_told = f.flag("Users were told")
    outside_period = f.flag("Outside the period of the report")
    phases = f.rows("Phases", search=1.0, say="{what}[, {from_}][ to {to}]",
                  what=f.text("What changed"), from_=f.moment("From"), to=f.moment("To"), place=f.text("Place"),
                  service=f.choice("Network or service", v.NETWORK), services=f.text("Services by name"),
                  state=f.choice("State", v.SERVICE_STATE), note=f.text("Note"))
    operators = f.rows("Operators", search=1.0, say="{name}[: {position}]",
                     operator=f.link("Operator", "organisation"), name=f.name("By name"), did=f.text("What it did"),
                     position=f.text("What it said"), when=f.moment("When"))
    whitelist = f.rows("Open while the rest was closed", search=1.0, say="{what}", what=f.text("Site or service"),
                     from_=f.moment("From"), place=f.text("Where"), note=f.text("Note"))
    circumvention = f.rows("Ways around", search=0.5, say="{tool}: {state}", tool=f.text("Tool or way"),
                         state=f.choice("State", v.SERVICE_STATE), when=f.moment("When"), note=f.text("Note"))
    provisions = f.links("Legal basis given", "provision")
    impacts = f.rows("Impact", search=0.5, say="{domain}: {what}", domain=f.text("On what"), what=f.text("What"),
                   amount=f.money("Amount"), figure=f.quantity("Figure"), from_=f.moment("From"), to=f.moment("To"),
                   said_by=f.text("Who says so"), method=f.text("Method"))


@kind("Content removal", "Content removals", ref="REM", group="events", title="{title}",
      brief="{title}[ ({ordered})]: {summary}")
class ContentRemoval:
    """An order, request or pressure to take down published material, and what came of it."""

    title = f.name("What was to be removed", required=True, first=True)
    platform = f.name("Platform or publisher", first=True, column=True, search=2.0)
    ordered = f.moment("When", first=True, column=True)
    demanded_by = f.text("Demanded by", first=True, column=True, search=1.0)
    summary = f.long_text("What happened", first=True, search=2.0)
    removal_type = f.choice("Type", v.REMOVAL_TYPE, column=True)
    ground = f.choice("Ground", v.GROUND)
    ground_printed = f.text("Ground as stated", search=1.0)
    compliance = f.choice("What was done", v.COMPLIANCE, column=True)
    items = f.rows("Items", search=1.0, say="{what}", what=f.text("What"), url=f.url("Address"),
                   account=f.text("Account"),
                 publisher=f.text("Publisher"))
    authority = f.link("Authority", "organisation")
    court = f.text("Court")
    place = f.text("Where")
    provision = f.link("Provision", "provision")
    deadline = f.quantity("Deadline given")
    removed = f.moment("Removed")
    reposted = f.text("Republished elsewhere")
    challenge = f.text("Challenge")
    related_case = f.link("Case", "prosecution")


@kind("Attack", "Attacks", ref="ATT", group="events", title="{title}",
      brief="{title}[ ({happened})]: {summary}")
class Attack:
    """Violence, intimidation or a technical attack, with every account of it."""

    title = f.name("Short name", required=True, first=True)
    happened = f.moment("When", first=True, column=True)
    nature = f.choice("Nature", v.ATTACK_NATURE, first=True, column=True)
    target = f.name("Against whom or what", first=True, column=True, search=2.0)
    summary = f.long_text("What happened", first=True, search=2.0)
    attack_type = f.choice("Type", v.ATTACK_TYPE, column=True)
    target_record = f.link("Target record", "person", "organisation", "blocked_site")
    place = f.text("Where", search=1.0)
    known_since = f.moment("Became known")
    accounts = f.rows("How it is characterised", search=1.0, say="{by}: {as_what}", by=f.text("By whom"),
                    as_what=f.text("As what"), when=f.moment("When"))
    suspects = f.rows("Suspects and those blamed", search=1.0, say="{name}[, {basis}]", name=f.name("Who"),
                    person=f.link("Record", "person", "organisation"), basis=f.text("On what basis"),
                    alleged_by=f.text("Alleged by"))
    tools = f.rows("Tools and vendors", search=1.0, say="{name}", name=f.name("Tool or vendor"),
                 vendor=f.link("Vendor", "organisation"), note=f.text("Note"))
    physical_evidence = f.text("Evidence at the scene")
    effect = f.text("Effect", search=0.5)
    response = f.rows("Response", say="{what}[, {when}]", what=f.text("What"), by=f.text("By whom"),
                      when=f.moment("When"))
    reported_by = f.text("Reported by", search=0.5)


@kind("Surveillance measure", "Surveillance measures", ref="SUR", group="events", title="{title}",
      brief="{title}: {summary}[ ({announced})]")
class SurveillanceMeasure:
    """A system, duty or practice of watching communications."""

    title = f.name("Name", required=True, first=True)
    surveillance_type = f.choice("Type", v.SURVEILLANCE_TYPE, first=True, column=True)
    announced = f.moment("Announced", first=True, column=True)
    deployment = f.choice("State", v.DEPLOYMENT, first=True, column=True)
    summary = f.long_text("What it does", first=True, search=2.0)
    names = f.texts("Other names", search=2.0, is_name=True)
    in_use_from = f.moment("In use or required from")
    operator = f.link("Operator", "organisation")
    operator_name = f.name("Operator by name", search=1.0)
    owner_name = f.name("Owner by name", search=1.0)
    vendor_name = f.name("Vendor by name", search=1.0)
    vendor = f.link("Vendor", "organisation")
    provisions = f.links("Legal basis", "provision")
    duties = f.rows("Duties", search=0.5, say="{who}: {act}[, {deadline}]", who=f.text("Who"), act=f.text("Must do"),
                  deadline=f.quantity("Deadline or term"), note=f.text("Note"))
    capabilities = f.rows("What it is said to do", search=0.5, say="{what}[ ({by})]", what=f.text("What"),
                        by=f.text("Who says so"), denied_by=f.text("Denied by"))
    scope = f.text("Whom it reaches")
    audit = f.text("Audit")
    rollout = f.rows("Introduction", say="{what}[, {when}]", what=f.text("What"), who=f.text("Who"),
                     when=f.moment("When"))


@kind("Statement", "Statements", ref="STA", group="events", title="{title}",
      brief="{speaker_name}[, {capacity}][, {made}]: {summary}")
class Statement:
    """What an official, a company or another body said about something."""

    title = f.text("In short", required=True, first=True, search=2.0)
    speaker_name = f.name("Who", first=True, column=True)
    made = f.moment("When", first=True, column=True)
    channel = f.text("Where or how", first=True, column=True)
    summary = f.long_text("What was said", first=True, search=2.0)
    speaker = f.link("Speaker", "person", "organisation")
    capacity = f.text("In what capacity", search=1.0)
    stances = f.choices("Stance", v.STATEMENT_STANCE, column=True)
    points = f.rows("Points", search=1.0, say="{point}", point=f.text("Point"))
    about = f.links("About")
    quote = f.long_text("Words", search=1.0)


@kind("Context event", "Context events", ref="EVT", group="events", title="{title}",
      brief="{title}[ ({happened})]: {summary}")
class ContextEvent:
    """What happened around: protests, elections, reforms, deals, campaigns."""

    title = f.name("Short name", required=True, first=True)
    event_type = f.choice("Type", v.EVENT_TYPE, first=True, column=True)
    happened = f.moment("When", first=True, column=True)
    place = f.text("Where", first=True, column=True, search=1.0)
    summary = f.long_text("What happened", first=True, search=2.0)
    parties = f.rows("Who took part", search=1.0, say="{name}[, {role}]",
                     record=f.link("Record", "person", "organisation"),
                   name=f.name("By name"), role=f.text("Role"))
    figures = f.rows("Figures", say="{what}: {value}", what=f.text("What"), value=f.quantity("Value"),
                   money=f.money("Amount"), said_by=f.text("Who says so"))
    terms = f.long_text("Terms of the deal", search=1.0)
    certainty = f.choice("Certainty", v.CERTAINTY)
    precedes = f.links("Led to")


KINDS = (Prosecution, BlockedSite, Shutdown, ContentRemoval, Attack, SurveillanceMeasure, Statement, ContextEvent)
