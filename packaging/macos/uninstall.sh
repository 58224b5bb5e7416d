#!/bin/sh
# Removes Hand Coach from this Mac, and leaves what people practised. For management tools (Jamf runs it as root).
set -eu
rm -rf "/Applications/Hand Coach.app"
echo "Hand Coach is removed. What people practised is kept, for each in ~/Library/Application Support/Hand Coach"
