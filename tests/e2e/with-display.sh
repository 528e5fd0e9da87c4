#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh COMMAND…: runs COMMAND with an X server, a session bus, a home and settings of its
# own, and takes them away afterwards. The server chooses its number itself (-displayfd): scripts that
# look for a free one race when tests run side by side.
set -eu

scratch=$(mktemp -d "${TMPDIR:-/tmp}/ensemble-display.XXXXXX")
server=
finish () {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || :
    wait "$server" 2>/dev/null || :
  fi
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP

mkdir -m 700 "$scratch/runtime" "$scratch/home"
mkdir -p "$scratch/home/.config/gtk-4.0"
unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS GTK_THEME GTK_MODULES XMODIFIERS
export HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch/runtime" XDG_CONFIG_HOME="$scratch/home/.config"
export XDG_DATA_HOME="$scratch/home/.local/share" XDG_CACHE_HOME="$scratch/home/.cache"
export XDG_STATE_HOME="$scratch/home/.local/state"
export GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}" GSETTINGS_BACKEND="${GSETTINGS_BACKEND:-memory}"
export GTK_IM_MODULE=gtk-im-context-simple ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0
export LC_ALL="${LC_ALL:-C.UTF-8}" TZ=UTC NO_AT_BRIDGE=0
if [ "$GSK_RENDERER" = cairo ]; then
  # No GL needed: not loading it is faster. The first name is GTK's up to 4.14, the second from 4.16.
  export GDK_DEBUG="${GDK_DEBUG:-gl-disable}" GDK_DISABLE="${GDK_DISABLE:-gl,vulkan}"
fi

# What X cannot tell without a settings daemon, so that pictures are the same everywhere.
cat >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini" <<'INI'
[Settings]
gtk-font-name=Cantarell 11
gtk-icon-theme-name=Adwaita
gtk-enable-animations=false
gtk-cursor-blink=false
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-rgba=none
INI

mkfifo "$scratch/number"
# On a busy machine a key may come up late: without -r the server would repeat it.
Xvfb -r -displayfd 3 -screen 0 "${ENS_TEST_SCREEN:-1280x800x24}" -dpi 96 -nolisten tcp -noreset \
  3>"$scratch/number" >"$scratch/server.log" 2>&1 &
server=$!
read -r number <"$scratch/number" || { cat "$scratch/server.log" >&2; exit 99; }
export DISPLAY=":$number"

# ENS_TEST_WRAPPER: a checker around the program itself, such as valgrind.
# shellcheck disable=SC2086
dbus-run-session -- ${ENS_TEST_WRAPPER:-} "$@"
