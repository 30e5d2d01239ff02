# What ./run, ./test and the Makefile share. Source it from the project's folder:
#     . packaging/setup.sh && make_env requirements.txt
# make_env sees to the system's packages, then to .venv, and returns at once when both are ready.

say() { printf 'muragat: %s\n' "$*" >&2; }

# Each shared library that Qt's wheels leave to the system, and the Debian package that has it.
SYSTEM_LIBRARIES='
libGL.so.1              libgl1
libEGL.so.1             libegl1
libX11.so.6             libx11-6
libX11-xcb.so.1         libx11-xcb1
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libfreetype.so.6        libfreetype6
libgthread-2.0.so.0     libglib2.0-0
libxkbcommon.so.0       libxkbcommon0
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxcb.so.1             libxcb1
libxcb-cursor.so.0      libxcb-cursor0
libxcb-glx.so.0         libxcb-glx0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render.so.0      libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-shm.so.0         libxcb-shm0
libxcb-sync.so.1        libxcb-sync1
libxcb-util.so.1        libxcb-util1
libxcb-xfixes.so.0      libxcb-xfixes0
libxcb-xkb.so.1         libxcb-xkb1
libseccomp.so.2         libseccomp2
'

# What is no library, where it lies, and the Debian package that has it: the data by which scans are read.
SYSTEM_DATA='
/usr/share/tesseract-ocr/5/tessdata/kaz.traineddata tesseract-ocr-kaz
/usr/share/tesseract-ocr/5/tessdata/rus.traineddata tesseract-ocr-rus
/usr/share/tesseract-ocr/5/tessdata/eng.traineddata tesseract-ocr-eng
'

# Programs that only tests call, and the Debian package that has each: strace records what a program writes, for the
# simulated power cuts; pandoc and LibreOffice read back the Word files.
TEST_TOOLS='
strace  strace
pandoc  pandoc
soffice libreoffice-writer-nogui
'

# The first Python that is new enough, as a path in $python; empty when there is none.
find_python() {
    python=
    for name in python3.11 python3; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$(command -v "$name")
            return
        fi
    done
}

# The Debian packages that are missing here, on one line.
missing_packages() {
    find_python
    if [ -z "$python" ]; then
        printf 'python3 python3-venv '
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        printf 'python3-venv '
    fi
    present=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
    printf '%s' "$SYSTEM_LIBRARIES" | while read -r library package; do
        case $present in
            *"$library "*) ;;
            *) printf '%s' "${package:+$package }" ;;
        esac
    done
}

# The packages of data that is missing here, on one line.
missing_data() {
    printf '%s' "$SYSTEM_DATA" | while read -r file package; do
        [ -z "$file" ] || [ -e "$file" ] || printf '%s ' "$package"
    done
}

install='apt-get install -y --no-install-recommends'

install_packages() {
    say "installing what the system lacks: $1"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >&2 && $install $1 >&2
}

# The packages of the tools that tests call and that are missing here, on one line.
missing_tools() {
    printf '%s' "$TEST_TOOLS" | while read -r tool package; do
        [ -z "$tool" ] || command -v "$tool" >/dev/null || printf '%s ' "$package"
    done
}

# Installs what the system lacks when this is root; otherwise names it in one line and ends with 2.
# Takes the packages that are wanted but can be done without: what needs them is skipped, and says so.
see_to_the_system() {
    needed=$(missing_packages)
    tools=$1
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        [ -z "$needed$tools" ] || install_packages "$needed$tools" || [ -z "$needed" ] ||
            { say "apt-get could not install them; see above"; exit 2; }
    elif [ -n "$needed" ]; then
        say "this system lacks some packages; install them as root, then start again:"
        printf '%s %s\n' "$install" "$needed$tools" >&2
        exit 2
    elif [ -n "$tools" ]; then
        say "note: some things can be done only with these packages: $tools"
    fi
    find_python
    if [ -z "$python" ]; then
        say "no Python 3.11 here even now; Muragat is made for Debian 12, or any Linux with Python 3.11"
        exit 2
    fi
    "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' ||
        say "note: $("$python" -V) is not the Python 3.11 that the libraries were locked for; this may fail"
}

# make_env LOCK…: .venv with the libraries of these lock files of packaging/, and the command .venv/bin/muragat.
make_env() {
    wanted=
    for lock in "$@"; do
        key=$({ pwd -P; cat packaging/setup.sh "packaging/$lock"; } | sha256sum)
        [ -x .venv/bin/python ] && [ "$(cat ".venv/$lock.ready" 2>/dev/null)" = "$key" ] || wanted="$wanted $lock"
    done
    # Caches of fonts and drawing go beside the libraries, not into the home folder.
    export XDG_CACHE_HOME="$PWD/.venv/cache"
    [ -n "$wanted" ] || return 0

    case $wanted in
        *-dev*) see_to_the_system "$(missing_data)$(missing_tools)" ;;
        *) see_to_the_system "$(missing_data)" ;;
    esac
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        say "making an environment in .venv with $("$python" -V)"
        rm -rf .venv
        "$python" -m venv .venv || { say "could not make .venv; see above"; exit 2; }
    fi
    say "installing the libraries of$wanted; the first time this downloads up to 200 MB"
    set -- $wanted
    for lock in "$@"; do
        .venv/bin/python -m pip install --require-hashes --only-binary :all: --no-cache-dir \
            --disable-pip-version-check -r "packaging/$lock" >&2 ||
            { say "the libraries could not be installed; see above. Starting again goes on from here"; exit 2; }
    done

    # The project itself: found from the source tree, wherever the command is called from.
    pwd -P > "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/muragat.pth"
    printf '#!/bin/sh\nexec "%s/.venv/bin/python" -P -m desktop "$@"\n' "$(pwd -P)" > .venv/bin/muragat
    chmod +x .venv/bin/muragat
    for lock in "$@"; do
        { pwd -P; cat packaging/setup.sh "packaging/$lock"; } | sha256sum > ".venv/$lock.ready"
    done
    say "the environment is ready"
}
