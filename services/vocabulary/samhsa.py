"""The words of FindTreatment.gov for its services, and the SAMHSA code behind each.

`TaxonomyTerm.samhsa_codes` says which term a code stands for; the words are without punctuation.
"""

from __future__ import annotations

CODES_BY_WORDS: dict[str, str] = {
    "accepts clients on opioid medication": "MOA",
    "buprenorphine used in treatment": "BU",
    "buprenorphine maintenance": "BUM",
    "buprenorphine maintenance for predetermined time": "BMW",
    "prescribes administers buprenorphine": "UB",
    "methadone used in treatment": "MU",
    "methadone maintenance": "MM",
    "methadone maintenance for predetermined time": "MMW",
    "naltrexone used in treatment": "NU",
    "prescribes administers naltrexone": "PN",
    "relapse prevention from naltrexone": "RPN",
    "samhsa certified opioid treatment program": "OTP",
    "methadone": "METH",
    "buprenorphine with naloxone suboxone": "BWN",
    "buprenorphine without naloxone": "BWON",
    "buprenorphine extended release injectable for example sublocade": "BERI",
    "naltrexone oral": "NXN",
    "extended release injectable naltrexone vivitrol": "VTRL",
    "lofexidine": "LFXD",
    "clonidine": "CLND",
    "telemedicine telehealth": "TELE",
    "computerized treatment telemedicine": "TELE",
    "outreach to persons in the community": "OPC",
    "hiv testing": "HIVT",
    "screening for hepatitis c": "HCT",
    "screening for hepatitis b": "HBT",
    "std testing": "STDT",
    "tb screening": "TBS",
    "drug or alcohol urine screening": "DAUT",
    "integrated primary care services": "IPC",
    "mental health services": "MHS",
    "naloxone and overdose education": "NOE",
    "no payment accepted": "NP",
    "sliding fee scale fee is based on income and other factors": "SS",
    "payment assistance check with facility for details": "PA",
    "medicaid": "MD",
    "medicare": "MC",
    "private health insurance": "PI",
    "state financed health insurance plan other than medicaid": "SI",
    "military insurance e g tricare": "MI",
    "ihs tribal urban itu funds": "ITU",
    "cash or self payment": "SF",
    "adult women": "WN",
    "adult men": "MN",
    "lesbian gay bisexual or transgender lgbt clients": "GL",
    "adolescents": "AD",
    "transitional age young adults": "TAY",
    "seniors or older adults": "SE",
    "pregnant postpartum women": "PW",
    "veterans": "VET",
    "clients referred from the court judicial system": "CJ",
    "persons with hiv or aids": "HV",
    "persons who have experienced intimate partner violence domestic violence": "DV",
    "persons who have experienced trauma": "TRMA",
    "persons who have experienced sexual abuse": "XA",
    "persons with co occurring mental and substance use disorders": "CO",
    "persons with co occurring pain and substance use": "COPSU",
    "services for the deaf and hard of hearing": "AH",
    "transportation assistance": "TA",
    "child care for clients children": "CCC",
    "smoking permitted in designated area": "SMPD",
    "case management": "CM",
    "assistance with obtaining social services": "AOSS",
    "housing services": "HS",
    "employment counseling or training": "EMP",
    "consumer run peer support services": "PEER",
    "recovery coach": "RC",
    "domestic violence services family or partner": "DVFP",
    "12 step facilitation": "TWFA",
    "children adolescents": "CHLD",
    "young adults": "YAD",
    "adults": "ADLT",
    "seniors 65 or older": "SNR",
    "residential": "RES",
    "short term residential": "RS",
    "long term residential": "RL",
    "outpatient": "OP",
    "intensive outpatient treatment": "OIT",
    "regular outpatient treatment": "ORT",
    "outpatient day treatment or partial hospitalization": "ODT",
    "outpatient methadone buprenorphine or naltrexone treatment": "OMB",
    "outpatient detoxification": "OD",
    "residential detoxification": "RD",
    "detoxification": "DT",
    "hospital inpatient detoxification": "HID",
    "hospital inpatient treatment": "HIT",
    "hospital inpatient": "HI",
    "general hospital including va hospital": "GH",
    "interim services for clients": "ISC",
}

MEDICINE_CODES = frozenset(
    "BU BUM BMW UB BWN BWON BERI MU MM MMW METH NU PN NXN RPN VTRL OTP OMB".split()
)
"""A place with one of these gives medicine for opioid use."""

SETTINGS_BY_CODE: tuple[tuple[str, frozenset[str]], ...] = (
    ("otp", frozenset({"OTP", "SOTP"})),
    ("residential", frozenset({"RES", "RL", "RS"})),
    ("outpatient", frozenset({"OP", "OIT", "ORT", "ODT"})),
    ("detox", frozenset({"DT", "OD", "RD", "HID"})),
    ("hospital_bridge", frozenset({"GH", "HIT"})),
    ("office", frozenset({"UB"})),
    ("telehealth", frozenset({"TELE"})),
)
"""The kind of clinic: the first that fits."""

SAME_AS: dict[str, str] = {"BMW": "BUM", "MMW": "MM", "PN": "NU"}
"""Codes of the locator that say what another one says, which the terms carry."""

CHILDREN = "CHLD"
AGES_TERM = "entry_rule:minimum_age"
NOT_FACTS = frozenset({"peer_approach:twelve_step"})
"""A clinic that helps people into 12-step groups is no such group."""

LANGUAGE_CODES = {
    "spanish": "es",
    "german": "de",
    "french": "fr",
    "russian": "ru",
    "polish": "pl",
    "portuguese": "pt",
    "arabic": "ar",
    "korean": "ko",
    "vietnamese": "vi",
    "hmong": "hmn",
    "tagalog": "tl",
    "any chinese language": "zh",
    "japanese": "ja",
    "italian": "it",
    "greek": "el",
    "hebrew": "he",
    "farsi": "fa",
    "creole": "ht",
    "navajo": "nv",
    "ojibwa": "oj",
    "lakota": "lkt",
    "yupik": "ypk",
}

WITHOUT_TERM = frozenset(
    {"AGE", "ASSES", "EDU", "EMS", "EXCL", "FOP", "FT", "GN", "HOSP", "LCA"}
) | {*("OTHR", "SMP", "TAP", "TC", "TOBAC", "TRSRV")}
"""Groups of services of which only the words above matter; the rest is not counted as unread."""
