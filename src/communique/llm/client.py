"""One question to a model's server: OpenAI-compatible, or Ollama; bounded in time and size, no redirects."""

import json
from dataclasses import dataclass
from typing import Any, Literal

import httpx2

from communique.errors import CommuniqueError
from communique.version import __version__

Style = Literal["openai", "ollama"]
_MOST_BYTES = 5_000_000


class NoAnswer(CommuniqueError):
    """The server gave no answer that can be read; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model runs: `endpoint` up to /v1 (OpenAI style) or the root (Ollama), the model's name, an optional key."""

    endpoint: str
    model: str
    key: str | None = None
    style: Style | None = None
    seconds: float = 300.0

    @property
    def spoken(self) -> Style:
        """The style: as told, else by the address (…/v1 is OpenAI's)."""
        return self.style or ("openai" if self.endpoint.rstrip("/").endswith("/v1") else "ollama")


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's words, and how many tokens went in and came out, as the server counts them."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


def ask(server: Server, system: str, user: str, schema: dict[str, Any]) -> Reply:
    """The model's answer to one article. Raises NoAnswer."""
    base = server.endpoint.rstrip("/")
    asked = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    if server.spoken == "openai":
        form = {"type": "json_schema", "json_schema": {"name": "record", "strict": True, "schema": schema}}
        body = {"model": server.model, "messages": asked, "temperature": 0, "response_format": form}
        return _openai(_post(server, f"{base}/chat/completions", body))
    options = {"temperature": 0, "seed": 0}
    body = {"model": server.model, "messages": asked, "stream": False, "format": schema, "options": options}
    return _ollama(_post(server, f"{base}/api/chat", body))


def _post(server: Server, url: str, body: dict[str, Any]) -> dict[str, Any]:
    headers = {
        "User-Agent": f"communique/{__version__}",
        **({"Authorization": f"Bearer {server.key}"} if server.key else {}),
    }
    try:
        with (
            httpx2.Client(trust_env=False, follow_redirects=False, timeout=server.seconds) as client,
            client.stream("POST", url, json=body, headers=headers) as answer,
        ):
            content = bytearray()
            for part in answer.iter_bytes():
                content += part
                if len(content) > _MOST_BYTES:
                    raise NoAnswer(f"{url}: the answer is larger than {_MOST_BYTES // 1_000_000} MB")
            status = answer.status_code
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        told = (str(error).splitlines() or [""])[0] or type(error).__name__
        raise NoAnswer(f"{url}: no answer ({told}); is the server running?") from None
    if status != 200:
        raise NoAnswer(f"{url}: the server answered {status} {_complaint(bytes(content))}".rstrip())
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise NoAnswer(f"{url}: the answer is no JSON") from None
    if not isinstance(told, dict):
        raise NoAnswer(f"{url}: the answer is no JSON object")
    return told


def _complaint(content: bytes) -> str:
    try:
        told = json.loads(content)
        error = told.get("error") if isinstance(told, dict) else None
        words = error.get("message") if isinstance(error, dict) else error
    except (ValueError, RecursionError):
        return ""
    return f"({' '.join(str(words).split())[:200]})" if words else ""


def _openai(told: dict[str, Any]) -> Reply:
    try:
        text = told["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        raise NoAnswer("the answer holds no message") from None
    used = told.get("usage")
    used = used if isinstance(used, dict) else {}
    return Reply(str(text or ""), _count(used.get("prompt_tokens")), _count(used.get("completion_tokens")))


def _ollama(told: dict[str, Any]) -> Reply:
    message = told.get("message")
    if not isinstance(message, dict):
        raise NoAnswer("the answer holds no message")
    return Reply(
        str(message.get("content") or ""), _count(told.get("prompt_eval_count")), _count(told.get("eval_count"))
    )


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
