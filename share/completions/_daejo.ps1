
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'daejo' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'daejo'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'daejo' {
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Reconcile the articles of one story and report what agrees and what does not')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Say what changed from one article to another, or from one version to the next')
            [CompletionResult]::new('claims', 'claims', [CompletionResultType]::ParameterValue, 'List the claims of articles, each by itself')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain how a claim was read, or how a cluster came to its verdict')
            [CompletionResult]::new('values', 'values', [CompletionResultType]::ParameterValue, 'Find the values in loose text: dates, durations, counts, money …')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Say how two statements relate')
            [CompletionResult]::new('evaluate', 'evaluate', [CompletionResultType]::ParameterValue, 'Score a story against its gold annotation')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Begin a story folder: a story.toml for the articles in it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print or write the man pages')
            [CompletionResult]::new('review', 'review', [CompletionResultType]::ParameterValue, 'Decide on the findings of a story, and look after the record of decisions')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Show what is new of a story since you last looked, whenever it changes')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Find the stories of an archive and reconcile them all, into Parquet tables')
            [CompletionResult]::new('stories', 'stories', [CompletionResultType]::ParameterValue, 'Find which articles of an archive are one story')
            [CompletionResult]::new('stage', 'stage', [CompletionResultType]::ParameterValue, 'Run one stage of an archive alone, from Parquet table to table')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'daejo;check' {
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads to use; the result is the same for any number')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the report is laid out; otherwise terminal')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Only findings of these verdicts: conflict, internal, update, refine, agree, single')
            [CompletionResult]::new('--outlet', '--outlet', [CompletionResultType]::ParameterName, 'Only findings in which this outlet has a say; may be given several times')
            [CompletionResult]::new('--question', '--question', [CompletionResultType]::ParameterName, 'Only findings in whose question all words of TEXT stand')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the report to FILE, which is replaced whole or not at all; with --format parquet a folder')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the report to FILE, which is replaced whole or not at all; with --format parquet a folder')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The report''s language; otherwise that of most articles')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of tables; otherwise the terminal''s, or 100')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('--against', '--against', [CompletionResultType]::ParameterName, 'The inputs are drafts: set each of their claims against what this STORY''s outlets say; may be given several times')
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day (and time) a draft is to appear, where it does not say so itself')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit 1 when there is a finding at least this grave that no editor has settled: internal, conflict, update, refine, agree, in this order. With --against: when there is one of those named that no comment in the draft allows')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Exit 0 even when some inputs could not be read; the report names them all the same')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'The whole report, also on a terminal')
            [CompletionResult]::new('--brief', '--brief', [CompletionResultType]::ParameterName, 'The first screen alone, also in a pipe')
            [CompletionResult]::new('--explain-verdicts', '--explain-verdicts', [CompletionResultType]::ParameterName, 'Say what the verdicts mean, when they are given and what can be done about them, and nothing else')
            [CompletionResult]::new('--bom', '--bom', [CompletionResultType]::ParameterName, 'Begin CSV with a byte order mark, for spreadsheets that take it for another charset')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no frames, no signs, no colours, one fact a line')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not hand to $PAGER (or less) what is longer than the terminal')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;diff' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the changes are laid out')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to FILE, which is replaced whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to FILE, which is replaced whole or not at all')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The report''s language; otherwise that of most articles')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of tables; otherwise the terminal''s, or 100')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted, as Asia/Seoul')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit 1 when there is a change of one of these sorts')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no frames, no signs, no colours, one fact a line')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not hand to $PAGER (or less) what is longer than the terminal')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;claims' {
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads to use; the result is the same for any number')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the claims are laid out')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to FILE, which is replaced whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to FILE, which is replaced whole or not at all')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The report''s language; otherwise that of most articles')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of tables; otherwise the terminal''s, or 100')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Exit 0 even when some inputs could not be read; the report names them all the same')
            [CompletionResult]::new('--bom', '--bom', [CompletionResultType]::ParameterName, 'Begin CSV with a byte order mark, for spreadsheets that take it for another charset')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no frames, no signs, no colours, one fact a line')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not hand to $PAGER (or less) what is longer than the terminal')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;explain' {
            [CompletionResult]::new('--value', '--value', [CompletionResultType]::ParameterName, 'A text whose values are explained, in place of a claim')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day (and time) of publication from which 어제, next Friday … are counted')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads to use; the result is the same for any number')
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The report''s language; otherwise that of most articles')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of tables; otherwise the terminal''s, or 100')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Exit 0 even when some inputs could not be read; the report names them all the same')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no frames, no signs, no colours, one fact a line')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not hand to $PAGER (or less) what is longer than the terminal')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;values' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day (and time) of publication from which 어제, next Friday … are counted')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the values are laid out')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the text; otherwise told from its letters')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of tables; otherwise the terminal''s, or 100')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;compare' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the relation is laid out')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the text; otherwise told from its letters')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of tables; otherwise the terminal''s, or 100')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;evaluate' {
            [CompletionResult]::new('--gold', '--gold', [CompletionResultType]::ParameterName, 'The gold annotation; otherwise gold.json in the story''s folder. A folder: NAME.gold.json or NAME.json of each story NAME. Where it holds spans alone its words are taken from the articles')
            [CompletionResult]::new('--min', '--min', [CompletionResultType]::ParameterName, 'Exit 1 when the figure, of several stories the pooled one, is below VALUE (trap_violations: above); may be given several times')
            [CompletionResult]::new('--floors', '--floors', [CompletionResultType]::ParameterName, 'Exit 1 when a figure of a story or a group lies below its floor in FILE (TOML), and say which')
            [CompletionResult]::new('--errors', '--errors', [CompletionResultType]::ParameterName, 'List up to N errors of each sort; none of frozen stories')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the figures are laid out')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The report''s language; otherwise that of most articles')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of tables; otherwise the terminal''s, or 100')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads to use; the result is the same for any number')
            [CompletionResult]::new('--raise-floors', '--raise-floors', [CompletionResultType]::ParameterName, 'Raise the floors in FILE to what is measured, rounded down to two decimals; none is ever lowered')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no frames, no signs, no colours, one fact a line')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not hand to $PAGER (or less) what is longer than the terminal')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Exit 0 even when some inputs could not be read; the report names them all the same')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;init' {
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'What the story is called')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;completions' {
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;man' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the pages of daejo and of every verb into FOLDER; otherwise the first goes to standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the pages of daejo and of every verb into FOLDER; otherwise the first goes to standard output')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;review' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who decides; otherwise DAEJO_EDITOR, or the name you are logged in by')
            [CompletionResult]::new('--serve', '--serve', [CompletionResultType]::ParameterName, 'In the browser, for several editors at once: at ADDR, otherwise at a free port of this machine')
            [CompletionResult]::new('--accounts', '--accounts', [CompletionResultType]::ParameterName, 'The file of accounts; otherwise STORY/.daejo/accounts.toml, where there is one')
            [CompletionResult]::new('--public-url', '--public-url', [CompletionResultType]::ParameterName, 'The address that browsers ask for, as https://review.example; needed where ADDR is not of this machine alone')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'A proxy whose X-Forwarded-For is believed; may be given several times')
            [CompletionResult]::new('--stay', '--stay', [CompletionResultType]::ParameterName, 'How long somebody stays in, as 12h or 30m')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the desk; otherwise that of most articles')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads to use; the result is the same for any number')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Line by line, for screen readers and scripts')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Exit 0 even when some inputs could not be read; the report names them all the same')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'List who decided what, when and why')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the record as JSON lines, one event a line')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add what an export has beyond the record; both must be one record')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Find any event that was altered, is missing or out of order')
            [CompletionResult]::new('account', 'account', [CompletionResultType]::ParameterValue, 'Say who may come in over --serve, and what they may do')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'daejo;review;log' {
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the list; otherwise that of the questions')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;review;export' {
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to FILE, which is replaced whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to FILE, which is replaced whole or not at all')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;review;import' {
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;review;verify' {
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD')
            [CompletionResult]::new('--against', '--against', [CompletionResultType]::ParameterName, 'An earlier export that the record must go on from')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;review;account' {
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let somebody in; asks for a password, or reads a line of standard input')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who may come in')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take an account away, which ends its sessions')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Give somebody another role, which ends their sessions')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Give somebody another password, which ends their sessions')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'daejo;review;account;add' {
            [CompletionResult]::new('--accounts', '--accounts', [CompletionResultType]::ParameterName, 'The file of accounts; otherwise STORY/.daejo/accounts.toml')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'What they may do')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;review;account;list' {
            [CompletionResult]::new('--accounts', '--accounts', [CompletionResultType]::ParameterName, 'The file of accounts; otherwise STORY/.daejo/accounts.toml')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;review;account;remove' {
            [CompletionResult]::new('--accounts', '--accounts', [CompletionResultType]::ParameterName, 'The file of accounts; otherwise STORY/.daejo/accounts.toml')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;review;account;role' {
            [CompletionResult]::new('--accounts', '--accounts', [CompletionResultType]::ParameterName, 'The file of accounts; otherwise STORY/.daejo/accounts.toml')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;review;account;password' {
            [CompletionResult]::new('--accounts', '--accounts', [CompletionResultType]::ParameterName, 'The file of accounts; otherwise STORY/.daejo/accounts.toml')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;review;account;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let somebody in; asks for a password, or reads a line of standard input')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who may come in')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take an account away, which ends its sessions')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Give somebody another role, which ends their sessions')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Give somebody another password, which ends their sessions')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'daejo;review;account;help;add' {
            break
        }
        'daejo;review;account;help;list' {
            break
        }
        'daejo;review;account;help;remove' {
            break
        }
        'daejo;review;account;help;role' {
            break
        }
        'daejo;review;account;help;password' {
            break
        }
        'daejo;review;account;help;help' {
            break
        }
        'daejo;review;help' {
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'List who decided what, when and why')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the record as JSON lines, one event a line')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add what an export has beyond the record; both must be one record')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Find any event that was altered, is missing or out of order')
            [CompletionResult]::new('account', 'account', [CompletionResultType]::ParameterValue, 'Say who may come in over --serve, and what they may do')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'daejo;review;help;log' {
            break
        }
        'daejo;review;help;export' {
            break
        }
        'daejo;review;help;import' {
            break
        }
        'daejo;review;help;verify' {
            break
        }
        'daejo;review;help;account' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let somebody in; asks for a password, or reads a line of standard input')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who may come in')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take an account away, which ends its sessions')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Give somebody another role, which ends their sessions')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Give somebody another password, which ends their sessions')
            break
        }
        'daejo;review;help;account;add' {
            break
        }
        'daejo;review;help;account;list' {
            break
        }
        'daejo;review;help;account;remove' {
            break
        }
        'daejo;review;help;account;role' {
            break
        }
        'daejo;review;help;account;password' {
            break
        }
        'daejo;review;help;help' {
            break
        }
        'daejo;watch' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who looks; otherwise DAEJO_EDITOR, or the name you are logged in by')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the news; otherwise that of most articles')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns; otherwise the terminal''s, or 100')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads to use; the result is the same for any number')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Show what is new since the last look, and leave')
            [CompletionResult]::new('--peek', '--peek', [CompletionResultType]::ParameterName, 'Do not remember this look: what is new stays new')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no signs, no colours')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Exit 0 even when some inputs could not be read; the report names them all the same')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;archive' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The folder to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The folder to write')
            [CompletionResult]::new('--memory', '--memory', [CompletionResultType]::ParameterName, 'How much memory to use, about, otherwise 1G: what does not fit is worked on in parts that lie on the disk')
            [CompletionResult]::new('--part', '--part', [CompletionResultType]::ParameterName, 'How much of the input is one part: read, worked on and written at once')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted; otherwise Asia/Seoul')
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'How many days two articles of one story may be apart')
            [CompletionResult]::new('--span', '--span', [CompletionResultType]::ParameterName, 'How many days a story may last')
            [CompletionResult]::new('--cap', '--cap', [CompletionResultType]::ParameterName, 'How many articles within --days may share a name or noun that still tells stories apart')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads to use; the result is the same for any number')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of messages')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Exit 0 even when some inputs could not be read')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'daejo;stories' {
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Where what is known of stories is kept from run to run; made where there is none')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the stories are laid out')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to FILE, which is replaced whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to FILE, which is replaced whole or not at all')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted; otherwise Asia/Seoul')
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'How many days two articles of one story may be apart')
            [CompletionResult]::new('--span', '--span', [CompletionResultType]::ParameterName, 'How many days a story may last')
            [CompletionResult]::new('--cap', '--cap', [CompletionResultType]::ParameterName, 'How many articles within --days may share a name or noun that still tells stories apart')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads to use; the result is the same for any number')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The report''s language; otherwise that of most articles')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Columns of tables; otherwise the terminal''s, or 100')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colours; never where NO_COLOR is set')
            [CompletionResult]::new('--several', '--several', [CompletionResultType]::ParameterName, 'Only stories that several articles tell')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Exit 0 even when some inputs could not be read')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no frames, no signs, no colours, one fact a line')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not hand to $PAGER (or less) what is longer than the terminal')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;stage' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The table to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The table to write')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'The claims of the articles, for verify')
            [CompletionResult]::new('--stories', '--stories', [CompletionResultType]::ParameterName, 'The stories of the articles, for reconcile; without it the column `story` says them')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'IANA zone in which days are counted; otherwise Asia/Seoul')
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'How many days two articles of one story may be apart')
            [CompletionResult]::new('--span', '--span', [CompletionResultType]::ParameterName, 'How many days a story may last')
            [CompletionResult]::new('--cap', '--cap', [CompletionResultType]::ParameterName, 'How many articles within --days may share a name or noun that still tells stories apart')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'How many threads to use; the result is the same for any number')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of messages')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on standard error what is going on; twice for detail')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Leave daejo.toml aside, the settings found in the folder of the first input or above it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'daejo;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Reconcile the articles of one story and report what agrees and what does not')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Say what changed from one article to another, or from one version to the next')
            [CompletionResult]::new('claims', 'claims', [CompletionResultType]::ParameterValue, 'List the claims of articles, each by itself')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain how a claim was read, or how a cluster came to its verdict')
            [CompletionResult]::new('values', 'values', [CompletionResultType]::ParameterValue, 'Find the values in loose text: dates, durations, counts, money …')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Say how two statements relate')
            [CompletionResult]::new('evaluate', 'evaluate', [CompletionResultType]::ParameterValue, 'Score a story against its gold annotation')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Begin a story folder: a story.toml for the articles in it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print or write the man pages')
            [CompletionResult]::new('review', 'review', [CompletionResultType]::ParameterValue, 'Decide on the findings of a story, and look after the record of decisions')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Show what is new of a story since you last looked, whenever it changes')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Find the stories of an archive and reconcile them all, into Parquet tables')
            [CompletionResult]::new('stories', 'stories', [CompletionResultType]::ParameterValue, 'Find which articles of an archive are one story')
            [CompletionResult]::new('stage', 'stage', [CompletionResultType]::ParameterValue, 'Run one stage of an archive alone, from Parquet table to table')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'daejo;help;check' {
            break
        }
        'daejo;help;diff' {
            break
        }
        'daejo;help;claims' {
            break
        }
        'daejo;help;explain' {
            break
        }
        'daejo;help;values' {
            break
        }
        'daejo;help;compare' {
            break
        }
        'daejo;help;evaluate' {
            break
        }
        'daejo;help;init' {
            break
        }
        'daejo;help;completions' {
            break
        }
        'daejo;help;man' {
            break
        }
        'daejo;help;review' {
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'List who decided what, when and why')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the record as JSON lines, one event a line')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add what an export has beyond the record; both must be one record')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Find any event that was altered, is missing or out of order')
            [CompletionResult]::new('account', 'account', [CompletionResultType]::ParameterValue, 'Say who may come in over --serve, and what they may do')
            break
        }
        'daejo;help;review;log' {
            break
        }
        'daejo;help;review;export' {
            break
        }
        'daejo;help;review;import' {
            break
        }
        'daejo;help;review;verify' {
            break
        }
        'daejo;help;review;account' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let somebody in; asks for a password, or reads a line of standard input')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who may come in')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take an account away, which ends its sessions')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Give somebody another role, which ends their sessions')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Give somebody another password, which ends their sessions')
            break
        }
        'daejo;help;review;account;add' {
            break
        }
        'daejo;help;review;account;list' {
            break
        }
        'daejo;help;review;account;remove' {
            break
        }
        'daejo;help;review;account;role' {
            break
        }
        'daejo;help;review;account;password' {
            break
        }
        'daejo;help;watch' {
            break
        }
        'daejo;help;archive' {
            break
        }
        'daejo;help;stories' {
            break
        }
        'daejo;help;stage' {
            break
        }
        'daejo;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
