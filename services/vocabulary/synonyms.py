"""Words of the field that mean the same, in English and Spanish: any of a group finds them all.

Old, wrong and hurtful words are here because people type them; they are never shown. A phrase
names a thing of its own ("needle exchange"); words that only stand together ("methadone clinic")
are asked for one by one. A phrase is in one group only.

A phrase is found by its stems, a single word as it is written here or in its plural, and an
abbreviation, which has two capitals, as it is written. So an everyday word that people are named by
stands here in the form that no name has: "sharps", not "sharp".
"""

from __future__ import annotations

from .kinds import ServiceKind


def _group(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.replace("\n", " ").split(","))))


GROUPS: dict[str, tuple[str, ...]] = {
    "syringe_service": _group(
        """needle exchange, syringe exchange, needle swap, needle program, syringe program,
        needle and syringe program, needle and syringe programme, needle exchange program,
        syringe exchange program, syringe service, syringe services, syringe service program,
        syringe services program, syringe access, syringe access program, needle distribution,
        needle trade, clean needle, new needle, sterile needle, clean needle program, clean syringe,
        new syringe, clean works, agujas limpias, jeringas limpias, jeringas nuevas, SSP, SSPs, NEP, SEP, NSP, NEX, exchange site,
        intercambio de jeringas, intercambio de jeringuillas, intercambio de agujas,
        cambio de jeringas, programa de jeringas, programa de jeringuillas, PIJ, PAJ"""
    ),
    "syringe": _group(
        """syringe, needle, sharps, hypodermic,
        jeringa, jeringuilla, aguja, chuta"""
    ),
    "naloxone": _group(
        """naloxone, narcan, zimhi, kloxxado, rextovy, RiVive, Evzio, naloxona, overdose kit,
        overdose reversal, reversal kit, overdose antidote, nasal narcan, opioid antagonist"""
    ),
    "nalmefene": _group("nalmefene, opvee, zurnai, nalmefeno"),
    "supervised_consumption": _group(
        """supervised consumption, supervised consumption site, supervised consumption service,
        supervised use, supervised use site, supervised injection, supervised injection site,
        supervised injecting, supervised injecting site, supervised injecting facility,
        supervised injection facility, supervised smoking,
        safe injection site, safe injection, safer injection site, safer use room,
        safe consumption site, safe consumption, safe consumption space, safer consumption site,
        safe injecting site, safe injecting room, injection site, injecting room, injection room,
        consumption room, consumption site, drug consumption room, drug consumption site,
        overdose prevention site, overdose prevention center, overdose prevention centre,
        OPS, OPC, SCS, SIF, DCR, fix room, fixing room, shooting room, shooting gallery,
        shooting up room, crack house, drug den, Drogenkonsumraum, Fixerstube,
        sala de consumo, sala de consumo supervisado, sala de consumo seguro,
        sala de consumo higienico, sala de inyeccion, sala de inyeccion supervisada,
        sitio de inyeccion segura, sitio de consumo supervisado, consumo supervisado,
        centro de prevencion de sobredosis, narcosala"""
    ),
    "opioid_medicine": _group(
        """MAT, MOUD, OAT, OST, OUD medicine, medicine for opioid use,
        medicine for opioid use disorder, medication for opioid use disorder,
        medications for opioid use disorder, medication assisted treatment,
        medically assisted treatment, medication assisted recovery, opioid agonist treatment,
        opioid agonist therapy, opioid substitution, opioid substitution treatment,
        opioid substitution therapy, opioid replacement, opioid replacement therapy,
        substitution therapy, replacement therapy, tratamiento asistido con medicamentos,
        tratamiento con medicamentos, medicina para opioides, medicamentos para opioides,
        terapia de sustitucion"""
    ),
    "opioid_treatment_program": _group(
        "OTP, opioid treatment program, programa de tratamiento de opioides"
    ),
    "buprenorphine": _group(
        """buprenorphine, bupe, bup, buprenorfina, suboxone, subutex, zubsolv, bunavail,
        sublocade, brixadi, probuphine, temgesic"""
    ),
    "methadone": _group("methadone, methadose, dolophine, metadona"),
    "naltrexone": _group("naltrexone, vivitrol, revia, naltrexona"),
    "peer_support": _group(
        """peer support, peer support group, support group, mutual aid group, mutual help group,
        self help group, recovery group, grupo de apoyo, grupos de apoyo, grupo de ayuda mutua,
        grupo de autoayuda, apoyo entre pares, apoyo de pares, apoyo mutuo"""
    ),
    "narcotics_anonymous": _group(
        "NA, narcotics anonymous, narcoticos anonimos, drogadictos anonimos"
    ),
    "alcoholics_anonymous": _group("AA, alcoholics anonymous, alcoholicos anonimos"),
    "twelve_steps": _group("12 step, twelve step, 12 pasos, doce pasos"),
    "smart_recovery": _group("SMART recovery, SMART meeting"),
    "harm_reduction": _group(
        "harm reduction, reduccion de danos, reduccion del dano, reduccion de riesgos"
    ),
    "people_who_use_drugs": _group(
        """people who use drugs, people who inject drugs, person who uses drugs, PWUD, PWID, IDU,
        IVDU, drug user, drug users, injection drug user, junkie, junky, junkies,
        druggie, dope fiend, crackhead, crack head, tweaker, meth head, usuario de drogas,
        usuarios de drogas, persona que usa drogas, personas que usan drogas, yonqui, tecato"""
    ),
    "treatment": _group(
        """drug treatment, addiction treatment, substance abuse treatment, substance use treatment,
        substance use disorder treatment, treatment for drugs, SUD treatment, rehab, drug rehab,
        rehabilitation, addiction, addict, addicted, substance abuse, drug abuse, substance use disorder,
        SUD, OUD, opioid use disorder, opioid addiction, recovery center, adiccion, adicto, adicta,
        drogadicto, drogadiccion, rehabilitacion, tratamiento de adicciones,
        tratamiento de drogas, abuso de sustancias, centro de recuperacion"""
    ),
    "detox": _group("detox, detoxification, withdrawal management, desintoxicacion"),
    "overdose": _group("overdose, overdosing, OD, ODs, sobredosis"),
    "hiv": _group("HIV, AIDS, HIV AIDS, VIH, SIDA, VIH SIDA, human immunodeficiency virus"),
    "hepatitis_c": _group("HCV, hep C, hepatitis C, hepC, VHC"),
    "hepatitis_b": _group("HBV, hep B, hepatitis B, hepB, VHB"),
    "sti": _group(
        """STI, STD, sexually transmitted infection, sexually transmitted disease, ETS,
        infeccion de transmision sexual, enfermedad venerea, venereal disease"""
    ),
    "tuberculosis": _group("TB, tuberculosis"),
    "prep": _group(
        "PrEP, pre exposure prophylaxis, truvada, descovy, apretude, profilaxis preexposicion"
    ),
    "test": _group("test, testing, prueba, examen, examenes, screening"),
    "fentanyl": _group("fentanyl, fent, fentanilo"),
    "xylazine": _group("xylazine, tranq, tranq dope, xilacina, xilazina"),
    "medetomidine": _group("medetomidine, dexmedetomidine, rhino tranq, medetomidina"),
    "benzo": _group("benzo, benzodiazepine, xanax, benzodiacepina, benzos"),
    "test_strips": _group("test strip, testing strip, FTS, tira reactiva, tira de prueba"),
    "drug_checking": _group(
        """drug checking, drug testing service, pill testing, substance checking, FTIR, drug analysis,
        analisis de drogas, analisis de sustancias, testeo de drogas"""
    ),
    "wound_care": _group(
        "wound care, wound clinic, abscess care, abscess, absceso, cuidado de heridas, curacion de heridas"
    ),
    "smoking_kit": _group(
        """smoking kit, safer smoking kit, safe smoking kit, crack pipe, crack kit, meth pipe,
        glass pipe, pipe, pipa, pipas de crack"""
    ),
    "condoms": _group("condom, condon, preservativo"),
    "disposal": _group(
        """sharps disposal, needle disposal, syringe disposal, takes used needles, used needles,
        dirty needles, sharps return, needle return, needle drop box, sharps drop box,
        desecho de agujas, desecho de jeringas, agujas usadas, jeringas usadas"""
    ),
    "housing": _group("housing, vivienda, alojamiento"),
    "shelter": _group("shelter, albergue, refugio"),
    "unhoused": _group(
        """people with no home, unhoused, homeless, homelessness, houseless, hobo,
        person experiencing homelessness, people experiencing homelessness, sin hogar, sin techo,
        personas sin hogar, indigente"""
    ),
    "sex_workers": _group(
        """sex worker, sex work, prostitute, prostitution, hooker, trabajadora sexual,
        trabajador sexual, trabajo sexual, prostituta"""
    ),
    "jail": _group(
        """jail, prison, reentry, re entry, court case, convict, ex con, felon, ex offender, parole,
        probation, incarcerated, incarceration, prisoner, carcel, prision"""
    ),
    "lgbtq": _group("LGBTQ, LGBT, LGBTQIA, LGBTQ people, queer, gay, lesbian, gays, lesbiana"),
    "trans": _group("trans, transgender, transsexual, tranny, non binary, nonbinary, transgenero"),
    "women": _group("women, woman, female, ladies, mujer"),
    "men": _group("men, man, male, hombre"),
    "pregnant": _group("pregnant, pregnancy, prenatal, embarazada, embarazo"),
    "youth": _group("youth, young people, teen, teenager, adolescent, joven, adolescente"),
    "veterans": _group("veteran, vet, veterano"),
    "family": _group("family, relatives, loved one, loved ones, familia, familiar"),
    "counselling": _group(
        "counseling, counselling, counselor, counsellor, therapy, consejeria, terapia"
    ),
    "mental_health": _group("mental health, psychiatric, psychiatry, psychiatrist, salud mental"),
    "doctor": _group("doctor, physician, medical care, medico, medica, atencion medica"),
    "pharmacy": _group("pharmacy, drugstore, drug store, chemist, farmacia, botica"),
    "vending_machine": _group("vending machine, vending, dispensing machine, maquina expendedora"),
    "mail": _group("by mail, mail, mailed, mail order, correo, por correo"),
    "delivery": _group("delivery, deliver, home delivery, entrega, entrega a domicilio"),
    "mobile": _group("mobile, van, mobile unit, mobile van, movil, unidad movil, camioneta"),
    "outreach": _group("outreach, street outreach, alcance comunitario, trabajo de calle"),
    "telehealth": _group(
        """telehealth, telemedicine, tele health, video visit, by phone or video, virtual clinic,
        telesalud, telemedicina"""
    ),
    "walk_in": _group("walk in, no appointment, sin cita, sin cita previa"),
    "drop_in": _group("drop in, drop in center, drop in centre, drop in space, centro de acogida"),
    "free": _group("free, no cost, gratis, gratuito, gratuita, sin costo"),
    "medicaid": _group("medicaid, medi cal, medical assistance, mass health, masshealth"),
    "insurance": _group("insurance, seguro, seguro medico, aseguranza"),
    "uninsured": _group("no insurance, uninsured, no insurance is OK, sin seguro, sin aseguranza"),
    "food": _group("food, meal, pantry, comida, alimento"),
    "shower": _group("shower, ducha"),
    "spanish": _group(
        """spanish, espanol, en espanol, habla espanol, hispanic, hispano, hispana, latino, latina,
        latinx"""
    ),
    "group": _group("group, meeting, grupo, reunion, junta"),
    "clinic": _group("clinic, clinica, consultorio"),
    "treat": _group("treatment, tratamiento"),
    "program": _group("program, programme, programa"),
    "center": _group("center, centre, centro"),
    "health": _group("health, salud"),
    "help": _group("help, ayuda"),
    "community": _group("community, comunidad, comunitario, comunitaria"),
    "service": _group("service, servicio"),
    "saint": _group("saint, st, san, santa, santo, sainte"),
    "wifi": _group("wifi, wi fi"),
}

KIND_WORDS: dict[ServiceKind, str] = {
    ServiceKind.SYRINGE_EXCHANGE: (
        "Needle and syringe program; needles, syringes; harm reduction; people who use drugs"
    ),
    ServiceKind.NALOXONE: "Naloxone; harm reduction; overdose",
    ServiceKind.SUPERVISED_CONSUMPTION: (
        "Supervised use site; harm reduction; people who use drugs; overdose"
    ),
    ServiceKind.MAT: "Medicine for opioid use; addiction treatment; clinic",
    ServiceKind.PEER_SUPPORT: "Peer support group; meeting",
    ServiceKind.RELATED: "",
}
"""What a listing is found by that gives a kind, whatever its own words are."""
