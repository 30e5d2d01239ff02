"""The controlled lists of the archive. Codes are kept for ever; labels may be corrected."""

from __future__ import annotations

from archive_schema.terms import vocabulary

CONFIDENTIALITY = vocabulary("confidentiality", """
    public: Public
    internal: Internal
    restricted: Restricted
    secret: Secret
""")

STATUS = vocabulary("status", """
    draft: Draft
    under_review: Under review
    verified: Verified
    published: Published
    rejected: Rejected
    superseded: Superseded
""")

UNKNOWN_REASON = vocabulary("unknown_reason", """
    not_stated: Not stated
    not_searched: Not searched
    searched_not_found: Searched and not found
    denied: Denied
    withheld: Withheld
    illegible: Illegible
    lost_in_copy: Lost in our copy
    not_applicable: Not applicable
""")

BASIS = vocabulary("basis", """
    stated: Stated by the source
    inferred: Inferred from context
    publication_date: From the date of publication
    legal_effect: By legal effect
""")

# Types of the Citation Style Language 1.0.2, those this field uses.
SOURCE_TYPE = vocabulary("source_type", """
    report: Report
    article-newspaper: News article
    webpage: Web page
    post: Post in a social network
    post-weblog: Blog post
    legislation: Legislation
    legal_case: Court decision
    hearing: Hearing
    treaty: Treaty
    regulation: Regulation
    interview: Interview
    personal_communication: Letter or e-mail
    press-release: Press release
    dataset: Data set
    speech: Speech or remark
    broadcast: Broadcast
    motion_picture: Video
    graphic: Image
    book: Book
    chapter: Chapter
    article-journal: Journal article
    manuscript: Manuscript
    document: Other document
""")

GENRE = vocabulary("genre", """
    press_release: Press release
    official_response: Official reply to an information request
    transparency_report: Transparency report
    leaked_mail: Leaked mail
    tweet: Tweet
    facebook_post: Facebook post
    court_order: Court order
    un_document: United Nations document
    ngo_statement: Statement of an organisation
    roundtable_remark: Remark at a round table
    statistics: Statistics
    map: Map or chart
    own_document: Our own document
""")

RELIABILITY = vocabulary("reliability", """
    high: Highly reliable
    likely: Likely reliable
    unsure: Unsure
    unlikely: Likely unreliable
    none: Highly unreliable
""")

ANONYMITY = vocabulary("anonymity", """
    named: Named
    role_only: Role only
    known_to_us: Anonymous, known to us
    unknown: Anonymous, unknown
""")

HANDLING = vocabulary("handling", """
    privileged: Privileged
    minor: Concerns a minor
    graphic: Graphic
    punishable: Punishable to hold or spread
    protected_source: From a protected person
""")

ADDRESS_STATUS = vocabulary("address_status", """
    live: Live
    dead: Dead
    redirects: Redirects
    unresolvable: Cannot be resolved
    unchecked: Not checked
""")

LOCATOR = vocabulary("locator", """
    page: Page
    paragraph: Paragraph
    section: Section
    article: Article
    clause: Clause
    note: Note
    volume: Volume
    sheet: Sheet
    sheet_reverse: Sheet, reverse side
    chapter: Chapter
    line: Line
    message: Message
    time: Time in a recording
    table: Table
    figure: Figure
    slide: Slide
    column: Column
""")

STANCE = vocabulary("stance", """
    supports: Supports
    contradicts: Contradicts
    mentions: Mentions
""")

SCOPE = vocabulary("scope", """
    sentence: The sentence
    paragraph: The paragraph
    whole_record: The whole record
    unclear: Unclear
""")

CHECK_RESULT = vocabulary("check_result", """
    supports: Says so
    partly: Says so in part
    contradicts: Says otherwise
    not_found: Not found there
    unreachable: Could not be reached
""")

FILE_ROLE = vocabulary("file_role", """
    original: Original
    working_copy: Working copy
    capture: Capture
    text: Extracted text
    redacted: Redacted copy
    translation: Translation
    transcript: Transcript
""")

TRANSLATION_KIND = vocabulary("translation_kind", """
    sworn: Sworn translation
    working: Working translation
    machine: Machine translation
    by_source: By the source itself
""")

NAME_KIND = vocabulary("name_kind", """
    primary: Main name
    transliteration: Transliteration
    alias: Alias
    former: Former name
    abbreviation: Abbreviation
    misspelling: Misspelling as printed
    handle: Handle or account
    initials: Initials
""")

PERSON_ROLE = vocabulary("person_role", """
    activist: Activist
    blogger: Blogger
    journalist: Journalist
    editor: Editor
    lawyer: Lawyer
    ordinary_user: User of a social network
    group_admin: Administrator of a group
    politician: Politician
    official: Official
    judge: Judge
    prosecutor: Prosecutor
    expert: Expert
    business: Business person
    researcher: Researcher
    other: Other
""")

PROTECTION = vocabulary("protection", """
    none: None, the name may be used
    initials: Initials only
    pseudonym: Pseudonym
    withheld: Name withheld
""")

SEX = vocabulary("sex", """
    female: Female
    male: Male
    other: Other
""")

CONSENT_PURPOSE = vocabulary("consent_purpose", """
    internal: Our own work
    lawyers: Lawyers
    un_confidential: United Nations, confidential
    un_public: United Nations, public
    publication: Publication
    court: Court
""")

NAME_USE = vocabulary("name_use", """
    full: Full name
    initials: Initials
    pseudonym: Pseudonym
    none: No name
""")

ORGANISATION_TYPE = vocabulary("organisation_type", """
    operator: Internet or mobile operator
    regulator: Regulator
    ministry: Ministry
    government: Government body
    security_service: Security service
    prosecutor: Prosecutor's office
    court: Court
    police: Police
    parliament: Parliament
    presidency: Presidency
    media: Media outlet
    platform: Platform
    ngo: Non-governmental organisation
    intergovernmental: Intergovernmental organisation
    company: Company
    bank: Bank
    fund: Fund
    association: Association
    informal_group: Informal group
    technical_body: Technical body
    research: Research body
""")

RELATION = vocabulary("relation", """
    renamed_to: Renamed
    reorganised_into: Reorganised into
    created_from: Created from
    part_of: Part of
    sold_to: Sold to
    subsidiary_of: Subsidiary of
    member_of: Member of
    operates: Operates
    installed_for: Installed systems for
""")

CERTAINTY = vocabulary("certainty", """
    done: Done
    announced: Announced
    expected: Expected
    alleged: Alleged
""")

INSTRUMENT_TYPE = vocabulary("instrument_type", """
    constitution: Constitution
    code: Code
    law: Law
    amendment_law: Amending law
    draft_law: Draft law
    government_decree: Government decree
    ministerial_order: Ministerial order
    rules: Rules
    guidelines: Guidelines
    treaty: Treaty
    resolution: Resolution
    principles: Principles
    un_report: Report to the United Nations
    court_precedent: Court precedent
    office_order: Office order
""")

INSTRUMENT_STATUS = vocabulary("instrument_status", """
    proposed: Proposed
    passed_parliament: Passed by parliament
    rejected_unconstitutional: Rejected as unconstitutional
    adopted: Adopted
    in_force: In force
    suspended: Suspended
    repealed: Repealed
    replaced: Replaced
    planned: Planned
""")

PROVISION_FUNCTION = vocabulary("provision_function", """
    empowers_block: Empowers blocking
    empowers_shutdown: Empowers a shutdown
    criminalises_speech: Makes speech a crime
    obliges_operator: Obliges operators
    obliges_publisher: Obliges publishers
    retention: Data retention
    registration: Registration
    surveillance: Surveillance
    limits_remedy: Limits remedies
    requires_court: Requires a court decision
    domain_rules: Domain names and hosting
    restricts_circumvention: Restricts circumvention
    guarantees_right: Guarantees a right
    limitation_standard: Standard for limitations
    derogation: Derogation
    other: Other
""")

PENALTY_KIND = vocabulary("penalty_kind", """
    fine: Fine
    imprisonment: Imprisonment
    arrest: Arrest
    restricted_freedom: Restricted freedom
    other: Other
""")

PROCEEDING_TYPE = vocabulary("proceeding_type", """
    criminal: Criminal
    administrative: Administrative
    civil: Civil
    constitutional: Constitutional
    foreign: Before a foreign court
    investigation: Investigation only
    detention: Detention without known charge
""")

OUTCOME = vocabulary("outcome", """
    convicted: Convicted
    acquitted: Acquitted
    partly_convicted: Convicted in part
    claim_granted: Claim granted
    claim_rejected: Claim rejected
    dismissed: Dismissed
    pending: Pending
    released: Released
    unknown: Unknown
""")

IDENTIFIED = vocabulary("identified", """
    named: Named
    unnamed: Unnamed
    group: Group
""")

OFFENCE = vocabulary("offence", """
    incitement_hatred: Incitement of hatred
    separatism: Separatism
    extremism: Extremism
    insult_dignity: Insult to national dignity
    insult_official: Insult to an official
    libel: Libel
    false_information: Dissemination of false information
    calls_to_assemble: Calls to assemble
    unsanctioned_gathering: Unsanctioned gathering
    drugs: Drug possession
    reputation: Damage to reputation
    radical_ideas: Dissemination of radical ideas
    copyright_or_leak: Publication of leaked mail
    other: Other
""")

PLEA = vocabulary("plea", """
    guilty: Guilty
    not_guilty: Not guilty
    partial: In part
    recanted: Withdrawn
""")

VERDICT = vocabulary("verdict", """
    convicted: Convicted
    acquitted: Acquitted
    dismissed: Dismissed
    returned: Returned
    pending: Pending
    unknown: Unknown
""")

STEP = vocabulary("step", """
    complaint: Complaint
    investigation_opened: Investigation opened
    search: Search of premises
    questioning: Questioning
    arrest: Arrest
    charge: Charge
    custody_order: Custody ordered
    custody_extended: Custody extended
    hearing: Hearing
    trial_start: Trial begins
    verdict: Verdict
    sentence: Sentence
    acquittal: Acquittal
    appeal: Appeal
    cassation: Cassation
    release: Release
    civil_judgment: Civil judgment
    order_sought: Order sought
    order_refused: Order refused
    investigation_closed: Investigation closed
    statement: Statement in court
""")

DETENTION_TYPE = vocabulary("detention_type", """
    pre_trial_custody: Pre-trial custody
    administrative_arrest: Administrative arrest
    briefly_detained: Briefly detained
    house_arrest: House arrest
    imprisonment: Imprisonment
    travel_ban: Travel ban
""")

SANCTION = vocabulary("sanction", """
    imprisonment: Imprisonment
    restricted_freedom: Restricted freedom
    administrative_arrest: Administrative arrest
    fine: Fine
    damages: Damages
    community_service: Community service
    ban_on_activity: Ban on public activity
    confiscation: Confiscation
    deportation: Deportation
    closure: Closure of an outlet
""")

MEDIUM = vocabulary("medium", """
    post: Post
    repost: Repost
    poll: Poll
    video: Video
    comment: Comment
    photo: Photograph
    article: Article
    call_to_assemble: Call to assemble
    private_message: Private message
    reporting: Reporting
    unknown: Not known
""")

WGAD_CATEGORY = vocabulary("wgad_category", """
    I: I: no legal basis
    II: II: for the exercise of rights
    III: III: fair trial not observed
    IV: IV: prolonged custody of migrants and refugees
    V: V: discrimination
""")

TARGET_KIND = vocabulary("target_kind", """
    domain: Site
    url: Page
    ip: IP address
    network: Network
    app: App
    app_store_listing: Listing in an app store
    account: Account
    page_on_platform: Page on a platform
    platform: Platform
    protocol: Protocol
    service_feature: Feature of a service
    tool_class: Class of tools
    group: Group of sites
""")

# The Citizen Lab's categories of its test lists.
SITE_CATEGORY = vocabulary("site_category", """
    NEWS: News media
    HUMR: Human rights
    POLR: Political criticism
    SOCI: Social networking
    MMED: Media sharing
    HOST: Hosting and blogging platforms
    ANON: Circumvention tools
    COMT: Communication tools
    SRCH: Search engines
    LGBT: LGBT
    PORN: Pornography
    REL: Religion
    EXTR: Extremism
    CULTR: Culture
    ECON: Economics
    FILE: File sharing
    GOVT: Government
    IGO: Intergovernmental organisations
    CTRL: Control content
    GAME: Gaming
    DATE: Dating
    ALDR: Alcohol and drugs
    GMB: Gambling
    HACK: Hacking tools
    HATE: Hate speech
    MILX: Terrorism and militants
    PUBH: Public health
    PROV: Provocative attire
    XED: Sex education
    ENV: Environment
    COMM: E-commerce
    MISC: Miscellaneous
""")

ORDER_KIND = vocabulary("order_kind", """
    court_decision: Court decision
    prosecutor_order: Prosecutor's order
    regulator_order: Regulator's order
    security_order: Security service's order
    executive_decree: Executive decree
    voluntary: Voluntary
    none_known: None known
""")

GROUND = vocabulary("ground", """
    extremism: Extremism and terrorism
    pornography: Pornography
    hatred: Hatred between ethnic or religious groups
    children: Protection of children
    licensing: Breach of licensing or sector rules
    honour: Honour and dignity
    libel: Libel
    drugs: Drugs
    suicide: Suicide
    elections: Elections
    integrity: Integrity of the State
    circumvention: Circumvention of blocking
    copyright: Copyright
    public_safety: Public safety
    none_given: None given
    other: Other
""")

RESTRICTION_STATUS = vocabulary("restriction_status", """
    in_force: In force
    lifted: Lifted
    intermittent: Intermittent
    temporary: Temporary, ended
    unknown: Unknown
""")

TECHNIQUE = vocabulary("technique", """
    dns: DNS
    tcp_ip: TCP/IP
    tls_sni: TLS
    http_diff: Block page
    throttling: Throttling
    mitm: Interception
    app_store_removal: Removal from an app store
    delisting: Removal from search
    unknown: Unknown
""")

INTENT = vocabulary("intent", """
    deliberate: Deliberate
    suspected: Suspected
    technical_fault: Technical fault
    denied: Denied
    collateral: Collateral
    unknown: Unknown
""")

EVIDENCE_CLASS = vocabulary("evidence_class", """
    user_reports: Reports of users
    measurement: Measurement
    official_registry: Official register
    admission: Admission
    press: Press
    court_record: Court record
""")

MEASUREMENT_RESULT = vocabulary("measurement_result", """
    blocked: Blocked
    down: Site down
    reachable: Reachable
    undetermined: Undetermined
    anomaly: Anomaly
""")

GEO_SCOPE = vocabulary("geo_scope", """
    one_city: One city or place
    one_region: Several places in one region
    several_regions: Several regions
    nationwide: Nationwide
    unknown: Unknown
""")

NETWORK = vocabulary("network", """
    mobile: Mobile internet
    fixed: Fixed-line internet
    voice: Telephone calls
    sms: Text messages
    messenger: Messenger
    social: Social network
    web: Web resources
    vpn: VPN and circumvention
    gateway: International gateway
    cctld: Country domain from abroad
    banking: Banking
    all: All
""")

SERVICE_STATE = vocabulary("service_state", """
    shut_down: Shut down
    blocked: Blocked
    throttled: Throttled
    interrupted: Interrupted
    partly_open: Open in part
    restored: Restored
    available: Available
    unknown: Unknown
""")

SHUTDOWN_CAUSE = vocabulary("shutdown_cause", """
    protests: Protests
    conflict: Conflict
    political_instability: Political instability
    information_control: Information control
    communal_violence: Communal violence
    exams: Examinations
    elections: Elections
    cable_break: Cable breakage
    power: Power failure
    state_of_emergency: State of emergency
    other: Other
    unknown: Unknown
""")

ACKNOWLEDGED = vocabulary("acknowledged", """
    acknowledges: Acknowledges
    denies: Denies
    silent: Silent
    blames_other: Blames others
""")

REMOVAL_TYPE = vocabulary("removal_type", """
    court_order: Court order
    government_request: Request of the government
    under_pressure: Under pressure
    own_decision: The publisher's own decision
    platform_policy: Policy of the platform
    page_closure: Closure of a page
    delisting: Removal from search
    agreement: Under an agreement
    account_data: Demand for data of users
""")

COMPLIANCE = vocabulary("compliance", """
    full: Complied
    partial: Complied in part
    none: Refused
    reinstated: Put back
    rejected_by_court: Rejected by the court
    unknown: Unknown
""")

ATTACK_TYPE = vocabulary("attack_type", """
    beating: Beating
    threat: Threat
    intimidation: Intimidation
    raid: Search or raid
    killing: Killing
    ddos: Flooding with traffic
    defacement: Defacement
    account_takeover: Taking over accounts
    phishing: Phishing
    malware: Malware
    interception: Interception of correspondence
    disabled: Site disabled
    vulnerability: Vulnerability exposed
    troll_campaign: Campaign of trolls
    other: Other
""")

ATTACK_NATURE = vocabulary("attack_nature", """
    violence: Violence
    intimidation: Intimidation
    technical: Technical
""")

SURVEILLANCE_TYPE = vocabulary("surveillance_type", """
    interception_system: Interception system
    dpi: Deep packet inspection
    root_certificate: Root certificate
    monitoring_system: Monitoring system
    data_retention: Data retention
    sim_registration: Registration of SIM cards
    wifi_identification: Identification at public access points
    spyware: Spyware
    content_scanning: Scanning of content
    device_ban: Ban on devices
    other: Other
""")

DEPLOYMENT = vocabulary("deployment", """
    proposed: Proposed
    announced: Announced
    procured: Procured
    piloted: Piloted
    partly: Partly in use
    in_use: In use
    withdrawn: Withdrawn
    unknown: Unknown
""")

STATEMENT_STANCE = vocabulary("statement_stance", """
    acknowledges: Acknowledges
    denies: Denies
    justifies: Justifies
    announces: Announces
    threatens: Threatens
    promises: Promises
    criticises: Criticises
    explains: Explains
    admits: Admits
    alleges: Alleges
    calls_for: Calls for
""")

EVENT_TYPE = vocabulary("event_type", """
    protest: Protest
    riot: Riot
    attack: Armed attack
    election: Election
    emergency: State of emergency
    reform: Reform
    campaign: Campaign
    transaction: Transaction
    agreement: Agreement
    creation: Creation of a body
    reorganisation: Reorganisation
    technical: Technical change
    economic: Economic event
    finding: Finding
    military: Military deployment
    other: Other
""")

POLARITY = vocabulary("polarity", """
    lower_is_freer: Lower is freer
    higher_is_freer: Higher is freer
""")

RECOMMENDATION_TYPE = vocabulary("recommendation_type", """
    legislative: Legislative
    executive: Executive
    judicial: Judicial
    operator: To operators
    international: To international bodies
    civil_society: To civil society
""")

FOLLOW_UP = vocabulary("follow_up", """
    proposed: Proposed
    accepted: Accepted
    noted: Noted
    rejected: Rejected
    partly_implemented: Implemented in part
    implemented: Implemented
    no_action: No action
""")

FINDING = vocabulary("finding", """
    met: Met
    not_met: Not met
    unclear: Unclear
    no_information: No information
""")

LIMB = vocabulary("limb", """
    legality: Provided by law
    legitimate_aim: Legitimate aim
    necessity: Necessity
    proportionality: Proportionality
    non_discrimination: Non-discrimination
    remedy: Challenge and remedy
    derogation_proclaimed: Emergency officially proclaimed
    derogation_notified: Notice to other States
    derogation_strictly_required: Strictly required
""")

TRANSPARENCY_KIND = vocabulary("transparency_kind", """
    removal_requests: Requests for removal
    data_requests: Requests for data
    items_restricted: Items restricted
    sites_reviewed: Sites reviewed
    sites_blocked: Sites blocked
    accounts: Accounts
""")

CASE_STAGE = vocabulary("case_stage", """
    collecting: Collecting
    drafting: Drafting
    filed: Filed
    waiting: Waiting for a reply
    closed: Closed
""")

CORRESPONDENCE_RESULT = vocabulary("correspondence_result", """
    waiting: Waiting
    reply: Reply
    refusal: Refusal
    silence: Silence
    returned: Returned
""")

DISPATCH = vocabulary("dispatch", """
    post: Post
    courier: Courier
    email: E-mail
    portal: Portal
    by_hand: By hand
    fax: Fax
""")

SUBMISSION_STATUS = vocabulary("submission_status", """
    draft: Draft
    sent: Sent
    registered: Registered
    communicated: Communicated to the State
    replied: The State replied
    decided: Decided
    rejected: Rejected
""")

TASK_STATE = vocabulary("task_state", """
    open: Open
    doing: In hand
    done: Done
    dropped: Dropped
""")

PRIORITY = vocabulary("priority", """
    urgent: Urgent
    high: High
    normal: Normal
    low: Low
""")

BRIEF_STYLE = vocabulary("brief_style", """
    plain: Plain notes
""")

PAGE_SIZE = vocabulary("page_size", """
    A4: A4
    Letter: Letter
""")

BLOCK_TYPE = vocabulary("block_type", """
    heading: Heading
    text: Text
    quotation: Quotation
    list: List
    table: Table of records
    record: Sentence of a record
    page_break: New page
    bibliography: Bibliography
""")

LANGUAGE = vocabulary("language", """
    en: English | английский | ағылшын
    ru: Russian | русский | орыс
    kk: Kazakh | казахский | қазақ
    uz: Uzbek | узбекский | өзбек
    ky: Kyrgyz | киргизский | қырғыз
    ug: Uyghur | уйгурский | ұйғыр
    uk: Ukrainian | украинский | украин
    tg: Tajik | таджикский | тәжік
    tr: Turkish | турецкий | түрік
    de: German | немецкий | неміс
    fr: French | французский | француз
    it: Italian | итальянский | итальян
    ar: Arabic | арабский | араб
    zh: Chinese | китайский | қытай
    mul: Several languages | несколько языков | бірнеше тіл
""")
