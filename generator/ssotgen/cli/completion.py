"""Scripts that complete the words of a command line in bash, zsh and fish.

Each holds all commands, options and values, so that pressing Tab starts no Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.diagnostics.record import record


@record
class OptionWords:
    """An option or an argument: its names, none for an argument; what it is for; its values.

    `files` is `file`, `folder` or empty, for what is to be completed from the disk.
    """

    names: tuple[str, ...]
    summary: str
    takes_value: bool
    values: tuple[str, ...] = ()
    files: str = ""


@record
class CommandWords:
    """A command with its options and arguments."""

    name: str
    summary: str
    options: tuple[OptionWords, ...]


def bash(commands: Sequence[CommandWords]) -> str:
    """Return the script for bash."""
    return _BASH.format(
        commands=" ".join(command.name for command in commands),
        cases="".join(f"{line}\n" for command in commands for line in _bash_case(command)),
    )


def zsh(commands: Sequence[CommandWords]) -> str:
    """Return the script for zsh, which completes through bash's way."""
    return f"autoload -U +X bashcompinit && bashcompinit\n{bash(commands)}"


def fish(commands: Sequence[CommandWords]) -> str:
    """Return the script for fish."""
    lines = ["complete -c ssotgen -f"]
    for command in commands:
        lines.append(
            "complete -c ssotgen -n __fish_use_subcommand "
            f"-a {command.name} -d {_fish_quoted(command.summary)}"
        )
        lines.extend(_fish_line(command.name, option) for option in command.options)
    return "".join(f"{line}\n" for line in lines)


_BASH = """\
_ssotgen() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"
    local command="" each options="" values="" files=""
    for each in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        if [[ " {commands} " == *" $each "* ]]; then command="$each"; break; fi
    done
    case "$command $before" in
{cases}        " "*)
            values="{commands} help"
            options="-C --quiet --verbose --color --help --version" ;;
    esac
    if [[ "$word" == -* ]]; then values="$options"; files=""; fi
    COMPREPLY=($(compgen -W "$values" -- "$word"))
    case "$files" in
        file) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$word")) ;;
        folder) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -d -- "$word")) ;;
    esac
}}
complete -F _ssotgen ssotgen
"""


def _bash_case(command: CommandWords) -> Iterator[str]:
    """Yield the cases of a command: the values behind each option that takes one, then the rest."""
    for option in command.options:
        if option.names and option.takes_value:
            patterns = "|".join(f'"{command.name} {name}"' for name in option.names)
            yield f"        {patterns}) {_bash_values(option)} ;;"
    names = " ".join(name for option in command.options for name in option.names)
    arguments = [option for option in command.options if not option.names]
    values = " ".join(_bash_values(option) for option in arguments)
    yield f'        "{command.name} "*) options="{names}" {values} ;;'.replace("  ;;", " ;;")


def _bash_values(option: OptionWords) -> str:
    return f'values="{" ".join(option.values)}" files="{option.files}"'


def _fish_line(command: str, option: OptionWords) -> str:
    words = ["complete -c ssotgen", f"-n '__fish_seen_subcommand_from {command}'"]
    words += [f"-l {name[2:]}" if name[1] == "-" else f"-s {name[1:]}" for name in option.names]
    if option.names and option.takes_value:
        words.append("-x" if not option.files else "-r")
    if option.files:
        words.append("-a '(__fish_complete_directories)'" if option.files == "folder" else "-F")
    elif option.values:
        words.append(f"-a {_fish_quoted(' '.join(option.values))}")
    words.append(f"-d {_fish_quoted(option.summary)}")
    return " ".join(words)


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
