"""What FollowTheMoney's schemata may join, so that the export need not load the library (0.4 s, thirty packages).

Source:
    followthemoney 4.11, https://followthemoney.tech/explorer/; a test holds these tables against the library.
"""

from __future__ import annotations

from typing import NamedTuple


class Edge(NamedTuple):
    """A schema for relations.

    Attributes:
        source: property for the entity under ``from``.
        source_schema: what that entity has to be.
        target: property for the entity under ``to``.
        target_schema: what that one has to be.
        word: property that says what the relation is; empty where there is none.
        has_status: whether there is a ``status``.
    """

    source: str
    source_schema: str
    target: str
    target_schema: str
    word: str = "role"
    has_status: bool = True


EDGES = {
    "Associate": Edge("person", "Person", "associate", "Person", "relationship", has_status=False),
    "ContractAward": Edge("contract", "Contract", "supplier", "LegalEntity"),
    "Control": Edge("controller", "LegalEntity", "controlled", "LegalEntity"),
    "CourtCaseParty": Edge("party", "Thing", "case", "CourtCase"),
    "Debt": Edge("debtor", "LegalEntity", "creditor", "LegalEntity", "", has_status=False),
    "Directorship": Edge("director", "LegalEntity", "organization", "Organization"),
    "Documentation": Edge("document", "Document", "entity", "Thing"),
    "Employment": Edge("employee", "Person", "employer", "Organization"),
    "Family": Edge("person", "Person", "relative", "Person", "relationship", has_status=False),
    "Membership": Edge("member", "LegalEntity", "organization", "Organization"),
    "Occupancy": Edge("holder", "Person", "post", "Position", ""),
    "Ownership": Edge("owner", "LegalEntity", "asset", "Asset"),
    "Payment": Edge("payer", "LegalEntity", "beneficiary", "LegalEntity", "purpose", has_status=False),
    "ProjectParticipant": Edge("participant", "LegalEntity", "project", "Project"),
    "Representation": Edge("agent", "LegalEntity", "client", "LegalEntity"),
    "Succession": Edge("predecessor", "LegalEntity", "successor", "LegalEntity"),
    "UnknownLink": Edge("subject", "Thing", "object", "Thing"),
}

# Schemata for entities, each with those it extends; all of them extend Thing.
THINGS: dict[str, tuple[str, ...]] = {
    "Address": (),
    "Airplane": ("Vehicle",),
    "Article": ("Document",),
    "Asset": (),
    "Audio": ("Document",),
    "BankAccount": ("Asset",),
    "CallForTenders": (),
    "Company": ("Organization", "Asset"),
    "Contract": ("Asset",),
    "CourtCase": (),
    "CryptoWallet": (),
    "Document": (),
    "Email": ("PlainText", "HyperText", "Folder"),
    "Event": (),
    "Folder": ("Document",),
    "HyperText": ("Document",),
    "Image": ("Document",),
    "LegalEntity": (),
    "License": ("Contract",),
    "Message": ("PlainText", "HyperText", "Folder"),
    "Note": (),
    "Organization": ("LegalEntity",),
    "Package": ("Folder",),
    "Pages": ("Document",),
    "Person": ("LegalEntity",),
    "PlainText": ("Document",),
    "Position": (),
    "Project": (),
    "PublicBody": ("Organization",),
    "RealEstate": ("Asset",),
    "Security": ("Asset",),
    "Table": ("Document",),
    "Territory": (),
    "Trip": ("Event",),
    "UserAccount": (),
    "Vehicle": ("Asset",),
    "Vessel": ("Vehicle",),
    "Video": ("Document",),
    "Workbook": ("Folder",),
}

# Where a schema shows or requires a name of its own beside `name`.
NAMES = {
    "Address": "full",
    "CallForTenders": "title",
    "Contract": "title",
    "Document": "fileName",
    "License": "title",
    "Note": "description",
    "UserAccount": "username",
}


def is_a(schema: str, wanted: str) -> bool:
    """Tell whether a schema for entities is, or extends, another."""
    return wanted in {"Thing", schema} or any(is_a(extended, wanted) for extended in THINGS[schema])


FACTS = frozenset(
    {
        *("birthDate", "deathDate", "birthPlace", "nationality", "country", "gender", "position", "title", "education"),
        *("registrationNumber", "idNumber", "taxNumber", "imoNumber", "incorporationDate", "dissolutionDate"),
        *("website", "email", "phone", "address", "latitude", "longitude", "wikidataId", "leiCode", "ogrnCode"),
    }
)
"""Properties of things that the type of a fact may name."""
