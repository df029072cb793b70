"""Every table of the directory."""

from __future__ import annotations

from .base import Curated, CuratedQuerySet
from .contact import Language, Phone
from .directory import WORLD_EMERGENCY_NUMBER, Directory
from .directory_settings import (
    DirectorySettings,
    EmergencyNumber,
    Hotline,
    new_edition,
)
from .embed_site import EmbedCount, EmbedSite
from .kinds import (
    KIND_MODELS,
    MATClinic,
    NaloxoneDistributor,
    PeerSupportGroup,
    RelatedService,
    SupervisedConsumptionSite,
    SyringeExchange,
)
from .listing import OldSlug, ServiceAtLocation
from .location import Location
from .organization import Organization
from .page import ORIGINAL_LANGUAGE, Page
from .proposal import ChangeProposal
from .provenance import ImportedRow, ImportRun, Source
from .schedule import Schedule
from .search_entry import SearchEntry, key_number
from .search_fact import SearchFact
from .search_word import Counted, SearchSpelling, SearchWord
from .service import CHOICE_FIELDS, KIND_FIELDS, Service
from .service_area import ServiceArea
from .taxonomy import Attribute, TaxonomyTerm
from .trust import Check, Consent
from .user import User

__all__ = [
    "CHOICE_FIELDS",
    "KIND_FIELDS",
    "KIND_MODELS",
    "ORIGINAL_LANGUAGE",
    "WORLD_EMERGENCY_NUMBER",
    "Attribute",
    "ChangeProposal",
    "Check",
    "Consent",
    "Counted",
    "Curated",
    "CuratedQuerySet",
    "Directory",
    "DirectorySettings",
    "EmbedCount",
    "EmbedSite",
    "EmergencyNumber",
    "Hotline",
    "ImportRun",
    "ImportedRow",
    "Language",
    "Location",
    "MATClinic",
    "NaloxoneDistributor",
    "OldSlug",
    "Organization",
    "Page",
    "PeerSupportGroup",
    "Phone",
    "RelatedService",
    "Schedule",
    "SearchEntry",
    "SearchFact",
    "SearchSpelling",
    "SearchWord",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Source",
    "SupervisedConsumptionSite",
    "SyringeExchange",
    "TaxonomyTerm",
    "User",
    "key_number",
    "new_edition",
]
