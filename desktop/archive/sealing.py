"""Sealed values on their way into the tables and out of them (the second depth)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from archive_schema.declare import Kind
from archive_schema.fields import SEALED
from archive_schema.records import Record
from desktop.archive.errors import DamagedValue, VaultClosed

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
    """A record as a person may see it: sealed values in words with an open vault, else SEALED.

    A value that this vault does not open stays SEALED too: another copy's vault may have closed it.
    """
    sealed = [f.name for f in kind.fields if f.sealed and is_token(record[f.name])]
    if not sealed:
        return record
    values = dict(record.values)
    for name in sealed:
        words = _words(values[name], place_of(record.id, name), vault)
        values[name] = SEALED if words is None else words
    return dataclasses.replace(record, values=values)


def unopened(kind: Kind, record: Record, vault: Vault) -> list[str]:
    """The sealed fields of a record as it is kept that this vault does not open."""
    return [f.name for f in kind.fields if f.sealed and is_token(record[f.name])
            and _words(record[f.name], place_of(record.id, f.name), vault) is None]


def _words(token: Any, place: str, vault: Vault | None) -> str | None:
    if vault is None:
        return None
    try:
        return vault.open(token, place)
    except DamagedValue:
        return None


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
    if token is not None and _words(token, place, vault) == value:
        return token
    return vault.seal(value, place)
