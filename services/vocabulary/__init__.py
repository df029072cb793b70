"""Every choice of the directory: lists with one answer are enums here, the others are terms.

The values and labels come from the field's shared taxonomy (31 lists). Lists that allow several
answers are rows of `TaxonomyTerm`, shipped in `fixtures/taxonomy.json`, so that staff can add to
them without code; `TermList` names those lists.
"""

from __future__ import annotations

from .fact_sets import FactSet
from .facts import (
    PhoneType,
    ScheduleFrequency,
    ScheduleKind,
    TermList,
)
from .kinds import (
    FIVE_KINDS,
    ListingStatus,
    MoudSetting,
    MoudWait,
    NaloxoneTraining,
    PeerFormat,
    PeerGoal,
    PeerMedication,
    SearchFlag,
    ServiceKind,
    ServiceStatus,
    SupervisedSiteModel,
    SupervisedSiteStatus,
    SyringePolicy,
)
from .places import (
    APPROXIMATE_ACCURACY,
    PRIVACY_WITH_PIN,
    PRIVACY_WITHOUT_PIN,
    AddressPrivacy,
    AreaExtent,
    DistanceUnit,
    LocationType,
    PinAccuracy,
    PinSource,
)
from .ranking import HitPlace
from .trust import (
    Channel,
    ConsentState,
    EmbedMode,
    ImportAction,
    ProposalOrigin,
    ProposalState,
    Publication,
    ReportedProblem,
    Verification,
)
from .written import Written, in_language_of_reader

__all__ = [
    "APPROXIMATE_ACCURACY",
    "FIVE_KINDS",
    "PRIVACY_WITHOUT_PIN",
    "PRIVACY_WITH_PIN",
    "AddressPrivacy",
    "AreaExtent",
    "Channel",
    "ConsentState",
    "DistanceUnit",
    "EmbedMode",
    "FactSet",
    "HitPlace",
    "ImportAction",
    "ListingStatus",
    "LocationType",
    "MoudSetting",
    "MoudWait",
    "NaloxoneTraining",
    "PeerFormat",
    "PeerGoal",
    "PeerMedication",
    "PhoneType",
    "PinAccuracy",
    "PinSource",
    "ProposalOrigin",
    "ProposalState",
    "Publication",
    "ReportedProblem",
    "ScheduleFrequency",
    "ScheduleKind",
    "SearchFlag",
    "ServiceKind",
    "ServiceStatus",
    "SupervisedSiteModel",
    "SupervisedSiteStatus",
    "SyringePolicy",
    "TermList",
    "Verification",
    "Written",
    "in_language_of_reader",
]
