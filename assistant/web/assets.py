"""The static files, under addresses that change with their content, so that browsers may keep them for good."""

import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from assistant.web.problems import ProblemError

_FOREVER: Final = "public, max-age=31536000, immutable"
_TYPES: Final = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of ``static/``, read once. ``digest`` is one hash over all of them: modules import each other."""

    files: dict[str, bytes]
    digest: str

    def url(self, name: str) -> str:
        """The address of a file.

        Raises:
            KeyError: there is no such file.
        """
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.digest}/{name}"

    async def respond(self, request: Request) -> Response:
        """Serve ``/static/{digest}/{name}``."""
        name, digest = request.path_params["name"], request.path_params["digest"]
        if digest != self.digest or name not in self.files:
            raise ProblemError("not_found", 404)
        etag = f'"{digest}"'
        headers = {"cache-control": _FOREVER, "etag": etag}
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(self.files[name], headers=headers, media_type=_media_type(name))


def read_assets() -> Assets:
    folder = resources.files("assistant.web") / "static"
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name] + b"\0")
    return Assets(files, digest.hexdigest()[:12])


def _media_type(name: str) -> str:
    ending = name.rpartition(".")[2]
    return _TYPES[ending]
