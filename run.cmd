@echo off
rem First Call in one command, on Windows. The file "run" beside this one does the same elsewhere.
rem
rem   run              install what is missing, then open the window
rem   run ARGS         the same, then "first-call ARGS"
rem   run test ARGS    install, then run the tests without a screen, with --deep all of them; ARGS go to pytest
rem   run bench ARGS   install, then run the benchmarks
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

rem Without compiled files every start would take twice as long, so a setting that forbids them is not passed on.
set "PYTHONDONTWRITEBYTECODE="

set "extras=none"
if "%~1"=="test" set "extras=dev"
if "%~1"=="bench" set "extras=dev"

call :ready
if not errorlevel 1 goto start
call :install
if errorlevel 1 exit /b 2

:start
rem The first argument is dropped by Python, because taking it off %%* here would spoil quoted ones.
if "%~1"=="test" goto test
if "%~1"=="bench" goto bench
"%venv%\Scripts\first-call.exe" %*
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


rem --- Is everything here already? The folder, the list of libraries and the Python must be those of the installation;
rem     one for development is enough to run.
:ready
for %%f in ("%here%\pyproject.toml") do set "fingerprint=%here% %%~zf %%~tf"
if not exist "%python%" exit /b 1
if not exist "%stamp%" exit /b 1
set made="-"
set /p made=<"%stamp%"
if not %made%=="dev %fingerprint%" if not %made%=="%extras% %fingerprint%" exit /b 1
set "home="
for /f "usebackq tokens=1,* delims== " %%a in ("%venv%\pyvenv.cfg") do if "%%a"=="home" set "home=%%b"
if not exist "%home%\python.exe" exit /b 1
exit /b 0


rem --- Install. What is there already is kept, so an interrupted installation goes on where it stopped.
:install
"%python%" -c "import pip, sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
if not errorlevel 1 goto libraries

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

:libraries
if exist "%stamp%" del "%stamp%"
set "package=%here%"
if "%extras%"=="dev" set "package=%here%[dev]"
echo First Call: installing Python libraries; the first time about 90 MB are fetched, which can take some minutes. 1>&2
set "PIP_USER=0"
"%python%" -m pip install --disable-pip-version-check --editable "%package%" 1>&2
if errorlevel 1 (
    echo First Call: the libraries could not be installed. Is the network there? 1>&2
    echo First Call: what was fetched is kept: start run again to go on. 1>&2
    exit /b 2
)
"%python%" -m compileall -q "%here%\simulator" 1>&2
>"%stamp%" echo "%extras% %fingerprint%"
echo First Call: everything is installed. 1>&2
exit /b 0
