# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_daejo_global_optspecs
    string join \n v/verbose no-config h/help V/version
end

function __fish_daejo_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_daejo_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_daejo_using_subcommand
    set -l cmd (__fish_daejo_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c daejo -n "__fish_daejo_needs_command" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_needs_command" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_needs_command" -s V -l version -d 'Print version'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "check" -d 'Reconcile the articles of one story and report what agrees and what does not'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "diff" -d 'Say what changed from one article to another, or from one version to the next'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "claims" -d 'List the claims of articles, each by itself'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "explain" -d 'Explain how a claim was read, or how a cluster came to its verdict'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "values" -d 'Find the values in loose text: dates, durations, counts, money …'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "compare" -d 'Say how two statements relate'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "evaluate" -d 'Score a story against its gold annotation'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "init" -d 'Begin a story folder: a story.toml for the articles in it'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "completions" -d 'Print the completions of a shell'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "man" -d 'Print or write the man pages'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "review" -d 'Decide on the findings of a story, and look after the record of decisions'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "watch" -d 'Show what is new of a story since you last looked, whenever it changes'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "archive" -d 'Find the stories of an archive and reconcile them all, into Parquet tables'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "stories" -d 'Find which articles of an archive are one story'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "stage" -d 'Run one stage of an archive alone, from Parquet table to table'
complete -c daejo -n "__fish_daejo_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c daejo -n "__fish_daejo_using_subcommand check" -l timezone -d 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story\'s own' -r
complete -c daejo -n "__fish_daejo_using_subcommand check" -l threads -d 'How many threads to use; the result is the same for any number' -r
complete -c daejo -n "__fish_daejo_using_subcommand check" -l format -d 'How the report is laid out; otherwise terminal' -r -f -a "terminal\t'Tables for a terminal'
markdown\t'Markdown'
html\t'One page for a browser, which works offline'
json\t'The contract daejo/report/1'
jsonl\t'The claims alone, one JSON object a line'
csv\t'The claims alone, comma-separated, formulas defused'
parquet\t'Claims, clusters and relations as three Parquet files in the folder that -o names'
sarif\t'SARIF 2.1.0, for editors and code scanning'
jsonld\t'A schema.org graph of claims'
annotations\t'W3C Web Annotations'
csl\t'CSL-JSON of the sources'
junit\t'JUnit XML, for build servers'"
complete -c daejo -n "__fish_daejo_using_subcommand check" -l only -d 'Only findings of these verdicts: conflict, internal, update, refine, agree, single' -r
complete -c daejo -n "__fish_daejo_using_subcommand check" -l outlet -d 'Only findings in which this outlet has a say; may be given several times' -r
complete -c daejo -n "__fish_daejo_using_subcommand check" -l question -d 'Only findings in whose question all words of TEXT stand' -r
complete -c daejo -n "__fish_daejo_using_subcommand check" -s o -l output -d 'Write the report to FILE, which is replaced whole or not at all; with --format parquet a folder' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand check" -l lang -d 'The report\'s language; otherwise that of most articles' -r
complete -c daejo -n "__fish_daejo_using_subcommand check" -l width -d 'Columns of tables; otherwise the terminal\'s, or 100' -r
complete -c daejo -n "__fish_daejo_using_subcommand check" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand check" -l against -d 'The inputs are drafts: set each of their claims against what this STORY\'s outlets say; may be given several times' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand check" -l record -d 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD' -r
complete -c daejo -n "__fish_daejo_using_subcommand check" -l on -d 'The day (and time) a draft is to appear, where it does not say so itself' -r
complete -c daejo -n "__fish_daejo_using_subcommand check" -l fail-on -d 'Exit 1 when there is a finding at least this grave that no editor has settled: internal, conflict, update, refine, agree, in this order. With --against: when there is one of those named that no comment in the draft allows' -r -f -a "conflict\t'Outlets contradict one another, or one contradicts itself; with --against: an outlet contradicts the draft'
internal\t'An article contradicts itself; with --against: the draft does'
update\t'Also what time explains'
refine\t'Also what is only more precise; with --against: an outlet says it more precisely than the draft'
agree\t'Also agreement'
contested\t'With --against alone: outlets contradict one another, and the draft follows some of them'
unsupported\t'With --against alone: no outlet says anything to a claim of the draft'
never\t'No finding fails a run'"
complete -c daejo -n "__fish_daejo_using_subcommand check" -l keep-going -d 'Exit 0 even when some inputs could not be read; the report names them all the same'
complete -c daejo -n "__fish_daejo_using_subcommand check" -l full -d 'The whole report, also on a terminal'
complete -c daejo -n "__fish_daejo_using_subcommand check" -l brief -d 'The first screen alone, also in a pipe'
complete -c daejo -n "__fish_daejo_using_subcommand check" -l explain-verdicts -d 'Say what the verdicts mean, when they are given and what can be done about them, and nothing else'
complete -c daejo -n "__fish_daejo_using_subcommand check" -l bom -d 'Begin CSV with a byte order mark, for spreadsheets that take it for another charset'
complete -c daejo -n "__fish_daejo_using_subcommand check" -l plain -d 'For screen readers: no frames, no signs, no colours, one fact a line'
complete -c daejo -n "__fish_daejo_using_subcommand check" -l no-pager -d 'Do not hand to $PAGER (or less) what is longer than the terminal'
complete -c daejo -n "__fish_daejo_using_subcommand check" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand check" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand diff" -l format -d 'How the changes are laid out' -r -f -a "terminal\t'For a terminal: [-dropped-]{+added+}'
markdown\t'Markdown'
json\t'The contract daejo/diff/1'"
complete -c daejo -n "__fish_daejo_using_subcommand diff" -s o -l output -d 'Write to FILE, which is replaced whole or not at all' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand diff" -l lang -d 'The report\'s language; otherwise that of most articles' -r
complete -c daejo -n "__fish_daejo_using_subcommand diff" -l width -d 'Columns of tables; otherwise the terminal\'s, or 100' -r
complete -c daejo -n "__fish_daejo_using_subcommand diff" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand diff" -l timezone -d 'IANA zone in which days are counted, as Asia/Seoul' -r
complete -c daejo -n "__fish_daejo_using_subcommand diff" -l fail-on -d 'Exit 1 when there is a change of one of these sorts' -r
complete -c daejo -n "__fish_daejo_using_subcommand diff" -l plain -d 'For screen readers: no frames, no signs, no colours, one fact a line'
complete -c daejo -n "__fish_daejo_using_subcommand diff" -l no-pager -d 'Do not hand to $PAGER (or less) what is longer than the terminal'
complete -c daejo -n "__fish_daejo_using_subcommand diff" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand diff" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l timezone -d 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story\'s own' -r
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l threads -d 'How many threads to use; the result is the same for any number' -r
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l format -d 'How the claims are laid out' -r -f -a "table\t'A table for people'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, formulas defused'"
complete -c daejo -n "__fish_daejo_using_subcommand claims" -s o -l output -d 'Write to FILE, which is replaced whole or not at all' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l lang -d 'The report\'s language; otherwise that of most articles' -r
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l width -d 'Columns of tables; otherwise the terminal\'s, or 100' -r
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l keep-going -d 'Exit 0 even when some inputs could not be read; the report names them all the same'
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l bom -d 'Begin CSV with a byte order mark, for spreadsheets that take it for another charset'
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l plain -d 'For screen readers: no frames, no signs, no colours, one fact a line'
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l no-pager -d 'Do not hand to $PAGER (or less) what is longer than the terminal'
complete -c daejo -n "__fish_daejo_using_subcommand claims" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand claims" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand claims" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l value -d 'A text whose values are explained, in place of a claim' -r
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l on -d 'The day (and time) of publication from which 어제, next Friday … are counted' -r
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l timezone -d 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story\'s own' -r
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l threads -d 'How many threads to use; the result is the same for any number' -r
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l record -d 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD' -r
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l lang -d 'The report\'s language; otherwise that of most articles' -r
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l width -d 'Columns of tables; otherwise the terminal\'s, or 100' -r
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l keep-going -d 'Exit 0 even when some inputs could not be read; the report names them all the same'
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l plain -d 'For screen readers: no frames, no signs, no colours, one fact a line'
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l no-pager -d 'Do not hand to $PAGER (or less) what is longer than the terminal'
complete -c daejo -n "__fish_daejo_using_subcommand explain" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand explain" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand values" -l on -d 'The day (and time) of publication from which 어제, next Friday … are counted' -r
complete -c daejo -n "__fish_daejo_using_subcommand values" -l format -d 'How the values are laid out' -r -f -a "table\t'A table for people'
jsonl\t'One JSON object a line, in and out'"
complete -c daejo -n "__fish_daejo_using_subcommand values" -l lang -d 'The language of the text; otherwise told from its letters' -r
complete -c daejo -n "__fish_daejo_using_subcommand values" -l width -d 'Columns of tables; otherwise the terminal\'s, or 100' -r
complete -c daejo -n "__fish_daejo_using_subcommand values" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand values" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand values" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand values" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand compare" -l format -d 'How the relation is laid out' -r -f -a "table\t'A table for people'
jsonl\t'One JSON object a line, in and out'"
complete -c daejo -n "__fish_daejo_using_subcommand compare" -l lang -d 'The language of the text; otherwise told from its letters' -r
complete -c daejo -n "__fish_daejo_using_subcommand compare" -l width -d 'Columns of tables; otherwise the terminal\'s, or 100' -r
complete -c daejo -n "__fish_daejo_using_subcommand compare" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand compare" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand compare" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l gold -d 'The gold annotation; otherwise gold.json in the story\'s folder. A folder: NAME.gold.json or NAME.json of each story NAME. Where it holds spans alone its words are taken from the articles' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l min -d 'Exit 1 when the figure, of several stories the pooled one, is below VALUE (trap_violations: above); may be given several times' -r
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l floors -d 'Exit 1 when a figure of a story or a group lies below its floor in FILE (TOML), and say which' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l errors -d 'List up to N errors of each sort; none of frozen stories' -r
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l format -d 'How the figures are laid out' -r -f -a "terminal\t'For a terminal: one figure a line, or of several stories tables'
json\t'One JSON object; of several stories daejo/evaluation/1'"
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l lang -d 'The report\'s language; otherwise that of most articles' -r
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l width -d 'Columns of tables; otherwise the terminal\'s, or 100' -r
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l timezone -d 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story\'s own' -r
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l threads -d 'How many threads to use; the result is the same for any number' -r
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l raise-floors -d 'Raise the floors in FILE to what is measured, rounded down to two decimals; none is ever lowered'
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l plain -d 'For screen readers: no frames, no signs, no colours, one fact a line'
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l no-pager -d 'Do not hand to $PAGER (or less) what is longer than the terminal'
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l keep-going -d 'Exit 0 even when some inputs could not be read; the report names them all the same'
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand evaluate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand init" -l title -d 'What the story is called' -r
complete -c daejo -n "__fish_daejo_using_subcommand init" -l timezone -d 'IANA zone in which days are counted' -r
complete -c daejo -n "__fish_daejo_using_subcommand init" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand init" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand init" -s h -l help -d 'Print help'
complete -c daejo -n "__fish_daejo_using_subcommand completions" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand completions" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand completions" -s h -l help -d 'Print help'
complete -c daejo -n "__fish_daejo_using_subcommand man" -s o -l output -d 'Write the pages of daejo and of every verb into FOLDER; otherwise the first goes to standard output' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand man" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand man" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand man" -s h -l help -d 'Print help'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l by -d 'Who decides; otherwise DAEJO_EDITOR, or the name you are logged in by' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l serve -d 'In the browser, for several editors at once: at ADDR, otherwise at a free port of this machine' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l accounts -d 'The file of accounts; otherwise STORY/.daejo/accounts.toml, where there is one' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l public-url -d 'The address that browsers ask for, as https://review.example; needed where ADDR is not of this machine alone' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l proxy -d 'A proxy whose X-Forwarded-For is believed; may be given several times' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l stay -d 'How long somebody stays in, as 12h or 30m' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l lang -d 'The language of the desk; otherwise that of most articles' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l record -d 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l timezone -d 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story\'s own' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l threads -d 'How many threads to use; the result is the same for any number' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l plain -d 'Line by line, for screen readers and scripts'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l keep-going -d 'Exit 0 even when some inputs could not be read; the report names them all the same'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -a "log" -d 'List who decided what, when and why'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -a "export" -d 'Write the record as JSON lines, one event a line'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -a "import" -d 'Add what an export has beyond the record; both must be one record'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -a "verify" -d 'Find any event that was altered, is missing or out of order'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -a "account" -d 'Say who may come in over --serve, and what they may do'
complete -c daejo -n "__fish_daejo_using_subcommand review; and not __fish_seen_subcommand_from log export import verify account help" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from log" -l record -d 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from log" -l lang -d 'The language of the list; otherwise that of the questions' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from log" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from log" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from export" -l record -d 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from export" -s o -l output -d 'Write to FILE, which is replaced whole or not at all' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from export" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from import" -l record -d 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from import" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from verify" -l record -d 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD' -r
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from verify" -l against -d 'An earlier export that the record must go on from' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from verify" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from account" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from account" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from account" -s h -l help -d 'Print help'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from account" -f -a "add" -d 'Let somebody in; asks for a password, or reads a line of standard input'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from account" -f -a "list" -d 'List who may come in'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from account" -f -a "remove" -d 'Take an account away, which ends its sessions'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from account" -f -a "role" -d 'Give somebody another role, which ends their sessions'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from account" -f -a "password" -d 'Give somebody another password, which ends their sessions'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from account" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from help" -f -a "log" -d 'List who decided what, when and why'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write the record as JSON lines, one event a line'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from help" -f -a "import" -d 'Add what an export has beyond the record; both must be one record'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Find any event that was altered, is missing or out of order'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from help" -f -a "account" -d 'Say who may come in over --serve, and what they may do'
complete -c daejo -n "__fish_daejo_using_subcommand review; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l by -d 'Who looks; otherwise DAEJO_EDITOR, or the name you are logged in by' -r
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l lang -d 'The language of the news; otherwise that of most articles' -r
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l width -d 'Columns; otherwise the terminal\'s, or 100' -r
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l record -d 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD' -r
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l timezone -d 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story\'s own' -r
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l threads -d 'How many threads to use; the result is the same for any number' -r
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l once -d 'Show what is new since the last look, and leave'
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l peek -d 'Do not remember this look: what is new stays new'
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l plain -d 'For screen readers: no signs, no colours'
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l keep-going -d 'Exit 0 even when some inputs could not be read; the report names them all the same'
complete -c daejo -n "__fish_daejo_using_subcommand watch" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand watch" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand archive" -s o -l output -d 'The folder to write' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l memory -d 'How much memory to use, about, otherwise 1G: what does not fit is worked on in parts that lie on the disk' -r
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l part -d 'How much of the input is one part: read, worked on and written at once' -r
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l timezone -d 'IANA zone in which days are counted; otherwise Asia/Seoul' -r
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l days -d 'How many days two articles of one story may be apart' -r
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l span -d 'How many days a story may last' -r
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l cap -d 'How many articles within --days may share a name or noun that still tells stories apart' -r
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l threads -d 'How many threads to use; the result is the same for any number' -r
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l lang -d 'The language of messages' -r
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l keep-going -d 'Exit 0 even when some inputs could not be read'
complete -c daejo -n "__fish_daejo_using_subcommand archive" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand archive" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand archive" -s h -l help -d 'Print help'
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l state -d 'Where what is known of stories is kept from run to run; made where there is none' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l format -d 'How the stories are laid out' -r -f -a "table\t'A table for people'
jsonl\t'One JSON object a line: id, from, until, outlets, articles, title'"
complete -c daejo -n "__fish_daejo_using_subcommand stories" -s o -l output -d 'Write to FILE, which is replaced whole or not at all' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l timezone -d 'IANA zone in which days are counted; otherwise Asia/Seoul' -r
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l days -d 'How many days two articles of one story may be apart' -r
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l span -d 'How many days a story may last' -r
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l cap -d 'How many articles within --days may share a name or noun that still tells stories apart' -r
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l threads -d 'How many threads to use; the result is the same for any number' -r
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l lang -d 'The report\'s language; otherwise that of most articles' -r
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l width -d 'Columns of tables; otherwise the terminal\'s, or 100' -r
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l color -d 'Whether to use colours; never where NO_COLOR is set' -r -f -a "auto\t'When standard output is a terminal'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l several -d 'Only stories that several articles tell'
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l keep-going -d 'Exit 0 even when some inputs could not be read'
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l plain -d 'For screen readers: no frames, no signs, no colours, one fact a line'
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l no-pager -d 'Do not hand to $PAGER (or less) what is longer than the terminal'
complete -c daejo -n "__fish_daejo_using_subcommand stories" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand stories" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand stories" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand stage" -s o -l output -d 'The table to write' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand stage" -l claims -d 'The claims of the articles, for verify' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand stage" -l stories -d 'The stories of the articles, for reconcile; without it the column `story` says them' -r -F
complete -c daejo -n "__fish_daejo_using_subcommand stage" -l timezone -d 'IANA zone in which days are counted; otherwise Asia/Seoul' -r
complete -c daejo -n "__fish_daejo_using_subcommand stage" -l days -d 'How many days two articles of one story may be apart' -r
complete -c daejo -n "__fish_daejo_using_subcommand stage" -l span -d 'How many days a story may last' -r
complete -c daejo -n "__fish_daejo_using_subcommand stage" -l cap -d 'How many articles within --days may share a name or noun that still tells stories apart' -r
complete -c daejo -n "__fish_daejo_using_subcommand stage" -l threads -d 'How many threads to use; the result is the same for any number' -r
complete -c daejo -n "__fish_daejo_using_subcommand stage" -l lang -d 'The language of messages' -r
complete -c daejo -n "__fish_daejo_using_subcommand stage" -s v -l verbose -d 'Tell on standard error what is going on; twice for detail'
complete -c daejo -n "__fish_daejo_using_subcommand stage" -l no-config -d 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
complete -c daejo -n "__fish_daejo_using_subcommand stage" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "check" -d 'Reconcile the articles of one story and report what agrees and what does not'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "diff" -d 'Say what changed from one article to another, or from one version to the next'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "claims" -d 'List the claims of articles, each by itself'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "explain" -d 'Explain how a claim was read, or how a cluster came to its verdict'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "values" -d 'Find the values in loose text: dates, durations, counts, money …'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "compare" -d 'Say how two statements relate'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "evaluate" -d 'Score a story against its gold annotation'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "init" -d 'Begin a story folder: a story.toml for the articles in it'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "completions" -d 'Print the completions of a shell'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "man" -d 'Print or write the man pages'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "review" -d 'Decide on the findings of a story, and look after the record of decisions'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "watch" -d 'Show what is new of a story since you last looked, whenever it changes'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "archive" -d 'Find the stories of an archive and reconcile them all, into Parquet tables'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "stories" -d 'Find which articles of an archive are one story'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "stage" -d 'Run one stage of an archive alone, from Parquet table to table'
complete -c daejo -n "__fish_daejo_using_subcommand help; and not __fish_seen_subcommand_from check diff claims explain values compare evaluate init completions man review watch archive stories stage help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c daejo -n "__fish_daejo_using_subcommand help; and __fish_seen_subcommand_from review" -f -a "log" -d 'List who decided what, when and why'
complete -c daejo -n "__fish_daejo_using_subcommand help; and __fish_seen_subcommand_from review" -f -a "export" -d 'Write the record as JSON lines, one event a line'
complete -c daejo -n "__fish_daejo_using_subcommand help; and __fish_seen_subcommand_from review" -f -a "import" -d 'Add what an export has beyond the record; both must be one record'
complete -c daejo -n "__fish_daejo_using_subcommand help; and __fish_seen_subcommand_from review" -f -a "verify" -d 'Find any event that was altered, is missing or out of order'
complete -c daejo -n "__fish_daejo_using_subcommand help; and __fish_seen_subcommand_from review" -f -a "account" -d 'Say who may come in over --serve, and what they may do'
