@echo off
rem First Call in one command, on Windows. The file "run" beside this one does the same elsewhere.
rem
rem   run              install what is missing, then open the window
rem   run ARGS         the same, then "first-call ARGS"; run --help tells which there are
rem   run install      put First Call into the Start menu; run uninstall takes it out again
rem   run test ARGS    install, then run the tests without a screen, with --deep all of them; ARGS go to pytest
rem   run bench ARGS   install, then run the benchmarks
rem
rem   run --with EXTRA ...   before any ARGS: install what not everybody needs too, such as postgresql, and remember it
rem
rem Python's libraries go into .venv beside this file, or into the folder that FIRST_CALL_VENV names.
rem Exit code 2: something that you can put right; the message says what.
setlocal

set "here=%~dp0"
set "here=%here:~0,-1%"
set "venv=%here%\.venv"
if defined FIRST_CALL_VENV for %%f in ("%FIRST_CALL_VENV%") do set "venv=%%~ff"
set "python=%venv%\Scripts\python.exe"
set "stamp=%venv%\first-call-ready.txt"
set "kept=%venv%\first-call-extras.txt"
set "FIRST_CALL_COMMAND=run"

rem Messages hold letters of every script.
chcp 65001 >nul 2>&1
set "PYTHONUTF8=1"

rem Without compiled files every start would take twice as long, so a setting that forbids them is not passed on.
set "PYTHONDONTWRITEBYTECODE="

set "extras="
if exist "%kept%" set /p extras=<"%kept%"
set "asked="
set "command=%~1"
if not "%~1"=="--with" goto wanted
if "%~2"=="" (
    echo First Call: what is to be installed stands after --with, such as: run --with postgresql 1>&2
    exit /b 2
)
set "asked=%~2"
set "extras=%extras% %asked%"
:wanted
set "remembered=%extras%"
if "%~1"=="test" set "extras=%extras% dev"
if "%~1"=="bench" set "extras=%extras% dev"

call :ready
if not errorlevel 1 goto start
call :install
if not errorlevel 1 goto start
rem Whoever started this with a click would see the window close before the reason can be read.
if "%~1"=="" pause
exit /b 2

:start
if not "%asked%"=="" >"%kept%" echo %remembered%
rem The first arguments are dropped by Python, because taking them off %%* here would spoil quoted ones.
if "%~1"=="" goto window
if "%~1"=="test" goto test
if "%~1"=="bench" goto bench
if "%~1"=="install" goto menu
if "%~1"=="uninstall" goto nomenu
if not "%asked%"=="" goto without
"%python%" -P "%here%\simulator\__main__.py" %*
exit /b %errorlevel%

:without
"%python%" -P -c "import sys; del sys.argv[1:3]; from simulator.cli.main import main; sys.exit(main())" %*
exit /b %errorlevel%

rem The window needs no console, so this one may close.
:window
start "" "%venv%\Scripts\pythonw.exe" -P "%here%\simulator\__main__.py"
exit /b 0

:menu
set "FIRST_CALL_PYTHON=%venv%\Scripts\pythonw.exe"
set "FIRST_CALL_MAIN=%here%\simulator\__main__.py"
powershell -NoProfile -Command "$place = Join-Path ([Environment]::GetFolderPath('Programs')) 'First Call.lnk'; $link = (New-Object -ComObject WScript.Shell).CreateShortcut($place); $link.TargetPath = $env:FIRST_CALL_PYTHON; $link.Arguments = '-P \"' + $env:FIRST_CALL_MAIN + '\"'; $link.Save(); Write-Output ('First Call is in the Start menu now: ' + $place)"
exit /b %errorlevel%

:nomenu
powershell -NoProfile -Command "$place = Join-Path ([Environment]::GetFolderPath('Programs')) 'First Call.lnk'; if (Test-Path $place) { Remove-Item $place; Write-Output ('Taken away: ' + $place) } else { Write-Output 'Nothing of First Call is in the Start menu.' }"
exit /b %errorlevel%

:test
cd /d "%here%"
set "QT_QPA_PLATFORM=offscreen"
"%python%" -c "import sys, pytest; sys.exit(pytest.main(sys.argv[2:]))" %*
exit /b %errorlevel%

:bench
cd /d "%here%"
"%python%" -c "import runpy, sys; del sys.argv[1]; runpy.run_module('tests.bench', run_name='__main__', alter_sys=True)" %*
exit /b %errorlevel%


rem --- Is everything here already? The folder, the list of libraries and the Python must be those of the installation.
:ready
for %%f in ("%here%\pyproject.toml") do set "fingerprint=%here% %%~zf %%~tf"
if not exist "%python%" exit /b 1
if not exist "%stamp%" exit /b 1
set made="-"
set /p made=<"%stamp%"
if not %made%=="%extras% %fingerprint%" exit /b 1
set "home="
for /f "usebackq tokens=1,* delims== " %%a in ("%venv%\pyvenv.cfg") do if "%%a"=="home" set "home=%%b"
if not exist "%home%\python.exe" exit /b 1
exit /b 0


rem --- Install. What is there already is kept, so an interrupted installation goes on where it stopped.
:install
"%python%" -c "import pip, sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
if not errorlevel 1 goto look

rem The launcher "py" takes the newest Python; "python" is for those who installed without it.
set "suits=import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))"
set "maker=py -3"
%maker% -c "%suits%" >nul 2>&1
if not errorlevel 1 goto folder
set "maker=python"
%maker% -c "%suits%" >nul 2>&1
if not errorlevel 1 goto folder
echo First Call: Python 3.11 or later is needed. Install it from https://www.python.org/downloads/, then start run again. 1>&2
exit /b 2

:folder
rem What is no environment is somebody's own folder: it is never cleared.
if /i "%venv%"=="%here%\.venv" goto environment
if exist "%venv%\pyvenv.cfg" goto environment
if exist "%venv%\" (
    echo First Call: "%venv%" is there and holds no virtual environment. Name another folder in FIRST_CALL_VENV. 1>&2
    exit /b 2
)

:environment
echo First Call: making a place for Python's libraries: "%venv%" 1>&2
%maker% -m venv --clear "%venv%" 1>&2
if errorlevel 1 (
    echo First Call: "%venv%" could not be made. Is the folder yours to write in? 1>&2
    exit /b 2
)

rem What is whole needs no network, wherever the folder was before.
:look
"%python%" -I "%here%\simulator\installation.py" "%here%" %extras% 1>&2
if errorlevel 3 (
    echo First Call: "%venv%" can't be written. Name another folder in FIRST_CALL_VENV. 1>&2
    exit /b 2
)
if errorlevel 2 (
    echo First Call: there is nothing of that name to install; what can stand after --with is above. 1>&2
    exit /b 2
)
if not errorlevel 1 goto whole

:libraries
set "package=%here%"
set "list="
for %%e in (%extras%) do call :listed %%e
if defined list set "package=%here%[%list%]"
echo First Call: installing Python libraries; the first time about 90 MB are fetched, which can take some minutes. 1>&2
set "PIP_USER=0"
"%python%" -m pip install --disable-pip-version-check --editable "%package%" 1>&2
if errorlevel 1 (
    "%python%" -I "%here%\simulator\installation.py" "%here%" >nul 2>&1 && if "%asked%"=="" if not "%command%"=="test" if not "%command%"=="bench" (
        echo First Call: the libraries could not be installed; starting with what is here. 1>&2
        exit /b 0
    )
    echo First Call: the libraries could not be installed. Is the network there? What is missing is above. 1>&2
    echo First Call: what was fetched is kept: start run again to go on. 1>&2
    exit /b 2
)
"%python%" -m compileall -qq "%here%\simulator" 1>&2
echo First Call: everything is installed. 1>&2
:whole
>"%stamp%" echo "%extras% %fingerprint%"
exit /b 0

:listed
if defined list (set "list=%list%,%1") else set "list=%1"
exit /b 0
