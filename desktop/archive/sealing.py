"""Sealed values on their way into the tables and out of them (the second depth)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from archive_schema.declare import Kind
from archive_schema.fields import SEALED
from archive_schema.records import Record
from desktop.archive.errors import VaultClosed

if TYPE_CHECKING:
    from desktop.archive.vault import Vault

TOKEN = "sealed:1:"


def is_token(value: object) -> bool:
    """Whether a stored value is a sealed text."""
    return isinstance(value, str) and value.startswith(TOKEN)


def place_of(record: str, field: str) -> str:
    """The place a token is bound to, so that it opens nowhere else."""
    return f"{record}/{field}"


def opened(kind: Kind, record: Record, vault: Vault | None) -> Record:
    """A record as a person may see it: sealed values in words with an open vault, else SEALED."""
    sealed = [f.name for f in kind.fields if f.sealed and is_token(record[f.name])]
    if not sealed:
        return record
    values = dict(record.values)
    for name in sealed:
        values[name] = vault.open(values[name], place_of(record.id, name)) if vault else SEALED
    return dataclasses.replace(record, values=values)


def closed(kind: Kind, record: Record, stored: Record | None, vault: Vault | None) -> Record:
    """A record as it is kept: each sealed value as a token, the stored one where nothing changed.

    Raises VaultClosed when a new sealed value is given and the vault is closed.
    """
    values = dict(record.values)
    for field in kind.fields:
        if field.sealed and field.name in values:
            token = stored[field.name] if stored else None
            values[field.name] = _token(record.id, field.name, values[field.name], token, vault)
    kept = {name: value for name, value in values.items() if value is not None}
    return dataclasses.replace(record, values=kept)


def _token(record: str, field: str, value: Any, token: Any, vault: Vault | None) -> Any:
    if value is SEALED:
        return token
    if vault is None:
        raise VaultClosed
    place = place_of(record, field)
    if token is not None and vault.open(token, place) == value:
        return token
    return vault.seal(value, place)
