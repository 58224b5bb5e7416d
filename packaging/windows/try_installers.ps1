# On Windows, as administrator: installs both installers silently, uses the program, removes it, and sees that data is kept.
$ErrorActionPreference = "Stop"
$env:PYTHONPATH = "packaging"
$proof = if ($env:RUNNER_TEMP) { $env:RUNNER_TEMP } else { $env:TEMP }
$data = "$env:LOCALAPPDATA\Hand Coach"

function Run([string]$Program, [string[]]$Arguments) {
  $process = Start-Process $Program -ArgumentList $Arguments -Wait -PassThru
  if ($process.ExitCode) { throw "$Program $Arguments left with $($process.ExitCode)" }
}
function Check([bool]$Good, [string]$What) {
  if (-not $Good) { throw "BAD   $What" }
  Write-Output "good  $What"
}

New-Item -ItemType Directory -Force $data | Out-Null
Set-Content "$data\kept.txt" "mine"

$msi = (Get-ChildItem dist\HandCoach-*.msi).FullName
$there = "$env:ProgramFiles\Hand Coach"
Run msiexec @("/i", "`"$msi`"", "/qn", "/norestart", "/l*v", "`"$proof\proof-install.log`"")
Check (Test-Path "$there\coach.exe") "the package is installed"
python -m freeze.smoke $there "$proof\proof-msi"
if ($LASTEXITCODE) { throw "the installed program failed" }
Remove-Item "$there\licences\LICENSE.txt"
Run msiexec @("/fomus", "`"$msi`"", "/qn", "/norestart")
Check (Test-Path "$there\licences\LICENSE.txt") "a repair puts back what is missing"
Run msiexec @("/x", "`"$msi`"", "/qn", "/norestart")
Check (-not (Test-Path "$there\coach.exe")) "the package is removed"
Check (Test-Path "$data\kept.txt") "data is kept"

$setup = (Get-ChildItem dist\HandCoach-*-setup.exe).FullName
$there = "$env:LOCALAPPDATA\Programs\Hand Coach"
Run $setup @("/S")
Check (Test-Path "$there\coach.exe") "the setup is installed"
python -m freeze.smoke $there "$proof\proof-setup"
if ($LASTEXITCODE) { throw "the installed program failed" }
Run $setup @("/S")
Check (Test-Path "$there\coach.exe") "the setup installs over itself"
Run "$there\uninstall.exe" @("/S", "_?=$there")
Check (-not (Test-Path "$there\coach.exe")) "the setup is removed"
Check (Test-Path "$data\kept.txt") "data is kept"
