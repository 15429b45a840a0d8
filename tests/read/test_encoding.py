"""Encodings are found in the bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.read.encoding import find_encoding

ACCENTS = "The envoy, Héctor Núñez, met “his friend” in São Paulo – the ministry said."


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ACCENTS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + ACCENTS.encode(), "utf-8-sig"),
        (ACCENTS.encode("utf-16"), "utf-16"),
        (ACCENTS.encode("utf-16-le"), "utf-16-le"),
        (ACCENTS.encode("utf-16-be"), "utf-16-be"),
        (ACCENTS.encode("cp1252") * 3 + b" plain words to make accents rare" * 20, "cp1252"),
        (b'<html><head><meta charset="windows-1251"></head>\xcf\xf0\xe8\xe2\xe5\xf2', "cp1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">caf\xe9', "cp1252"),
        (b'<meta charset="hex">caf\xe9' + b" and many plain words" * 10, "cp1252"),
        (ACCENTS.encode()[:-1] + "é".encode()[:1], "utf-8"),
    ],
)
def test_the_encoding_is_found(content: bytes, encoding: str) -> None:
    assert find_encoding(content) == encoding


@given(st.binary(max_size=300))
def test_any_bytes_can_be_decoded_with_what_is_found(content: bytes) -> None:
    assert isinstance(content.decode(find_encoding(content), "replace"), str)
