# What ./run and ./test need of the machine. Sourced, not run.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
has_library() { ldconfig -p 2>/dev/null | grep -q "$1" || /sbin/ldconfig -p 2>/dev/null | grep -q "$1"; }

missing=()

look_for_dotnet() {
    has dotnet || stop "The .NET 10 SDK is not here. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again."
    has_library libicuuc || missing+=(libicu)
    [ -e /usr/share/zoneinfo/America/New_York ] || missing+=(tzdata)
    [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -n "${SSL_CERT_FILE:-}" ] || missing+=(ca-certificates)
}

look_for_node() {
    if has node; then
        [ "$(node -p 'parseInt(process.versions.node)')" -ge 18 ] || stop "Node $(node --version) is too old: 18 or newer is needed (Debian 12's own package 'nodejs' will do)."
    else
        missing+=(nodejs)
    fi

    has npm || missing+=(npm)
}

look_for_browser() {
    has chromium || missing+=(chromium)
    # Text in the pages' languages must be drawn, not boxed, for a screenshot to show anything.
    [ -n "$(find /usr/share/fonts -name 'LiberationSans*' -print -quit 2>/dev/null)" ] || missing+=(fonts-liberation)
    [ -n "$(find /usr/share/fonts -name 'NotoSansCJK*' -print -quit 2>/dev/null)" ] || missing+=(fonts-noto-cjk)
}

# Installs what is missing when it may; otherwise says which command does. Succeeds only when nothing is missing any more.
install_missing() {
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! has apt-get; then
        say "Missing here: ${missing[*]} (Debian's names). Please install them with this system's package manager."
        return 1
    fi

    if [ "$(id -u)" -ne 0 ]; then
        say "Missing here: ${missing[*]}. Install with:"
        say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $(package_names)"
        return 1
    fi

    say "Installing ${missing[*]} with apt-get; this takes a minute or two …"
    local log
    log=$(mktemp)
    if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $(package_names); } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        say "That did not work. To install by hand:"
        say "  apt-get update && apt-get install -y --no-install-recommends $(package_names)"
        return 1
    fi

    rm -f "$log"
    missing=()
}

# ICU's package carries its version in its name (libicu72 in Debian 12).
package_names() {
    local name
    for name in "${missing[@]}"; do
        if [ "$name" = libicu ]; then
            name=$(apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1)
            name=${name:-libicu72}
        fi

        printf '%s ' "$name"
    done
}

# Builds, saying how far it is; a failing build shows its errors.
build() {
    local log
    log=$(mktemp)
    if ! dotnet build "$@" -c Release -v minimal -nologo 2>&1 | tee "$log" | sed -unE '
            s/^ *Restored .*\/([^/]+)\.csproj.*/  packages of \1 are here/p
            s/^ *([A-Za-z.]+) -> .*/  \1 is built/p
            /Fetching what|is not here/p'; then
        grep -E 'error' "$log" | sed -E 's/ \[[^][]*\]$//' | sort -u | head -n 12 >&2 || true
        stop "The build failed; its whole output is in $log"
    fi

    rm -f "$log"
}
