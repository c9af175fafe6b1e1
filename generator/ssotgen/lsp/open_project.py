"""A project as an editor sees it: buffers where files are open, the disk elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.paths import display_path
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings, SettingsError
from ssotgen.spec.load import build_spec, check_reading
from ssotgen.spec.model import Spec
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.document import Document, SourceText
from ssotgen.spec.yaml.read import Reading, read_document
from ssotgen.spec.yaml.rules import MAX_VALUES
from ssotgen.spec.yaml.spec_files import MAX_BYTES, list_files, read_bytes


@dataclass(frozen=True, slots=True)
class _Read:
    """A document that was read, and the bytes that it was read from."""

    data: bytes
    document: Document
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Project:
    """A spec that is being edited.

    `spec` is the last one without errors, so that a document which is half typed keeps it for
    completion; before there is one, it is what can be built.
    `findings` are those of the documents as they are now; `texts` their text by display path.
    """

    settings: Settings
    spec: Spec | None = None
    findings: tuple[Finding, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    _known: dict[str, _Read] = field(default_factory=dict)

    def update(self, buffers: Mapping[Path, str]) -> None:
        """Read the documents again, those that have changed, and check the spec as a whole.

        `buffers` are the texts of open files.
        """
        files, listing = list_files(self.settings.spec)
        documents: list[Document] = []
        findings = list(listing)
        texts: dict[str, str] = {}
        known: dict[str, _Read] = {}
        for file in files:
            buffer = buffers.get(file.path)
            if buffer is not None:
                data: bytes | Finding = buffer.encode("utf-8", "surrogatepass")
            else:
                data = read_bytes(file, self.settings.spec, MAX_BYTES)
            if isinstance(data, Finding):
                findings.append(data)
                documents.append(Document(SourceText(file.display_path), None))
                continue
            read = self._known.get(file.display_path)
            if read is None or read.data != data:
                document, faults = read_document(file.display_path, data, Budget(MAX_VALUES))
                read = _Read(data, document, tuple(faults))
            known[file.display_path] = read
            documents.append(read.document)
            findings.extend(read.findings)
            texts[file.display_path] = data.decode("utf-8", "replace")
        self._known, self.texts = known, texts
        reading = Reading(tuple(documents), tuple(findings))
        loaded = check_reading(reading)
        self.findings = loaded.findings
        if loaded.spec is not None:
            self.spec = loaded.spec
        elif self.spec is None:
            self.spec, _ = build_spec(reading)

    def path_of(self, shown: str) -> Path:
        """Return the file that messages call `shown`."""
        return Path(shown).absolute()

    def owns(self, path: Path) -> bool:
        """Whether a file is a document of this spec."""
        return path.is_relative_to(self.settings.spec) and path.suffix.lower() in (".yaml", ".yml")


class Projects:
    """The projects whose files are open, by the folder of their settings."""

    def __init__(self) -> None:
        self._found: dict[Path, Project] = {}

    def of(self, path: Path) -> Project | None:
        """Return the project that a file belongs to, None where its settings cannot be used."""
        try:
            settings = load_settings(path.parent, Flags())
        except SettingsError:
            return None
        if settings.file is None and not settings.spec.is_dir():
            settings = _without_settings(path, settings)
        known = self._found.get(settings.root)
        if known is None or known.settings != settings:
            known = self._found[settings.root] = Project(settings)
        return known


def _without_settings(path: Path, settings: Settings) -> Settings:
    """Return settings for a spec that no settings file names: the nearest folder `spec` upwards."""
    for folder in path.parents:
        if folder.name == "spec" or (folder / "spec").is_dir():
            root = folder.parent if folder.name == "spec" else folder
            return load_settings(root, Flags())
    return settings


def shown(path: Path) -> str:
    """Return how messages call a file."""
    return display_path(path)
