
use builtin;
use str;

set edit:completion:arg-completer[daejo] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'daejo'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'daejo'= {
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Reconcile the articles of one story and report what agrees and what does not'
            cand diff 'Say what changed from one article to another, or from one version to the next'
            cand claims 'List the claims of articles, each by itself'
            cand explain 'Explain how a claim was read, or how a cluster came to its verdict'
            cand values 'Find the values in loose text: dates, durations, counts, money …'
            cand compare 'Say how two statements relate'
            cand evaluate 'Score a story against its gold annotation'
            cand init 'Begin a story folder: a story.toml for the articles in it'
            cand completions 'Print the completions of a shell'
            cand man 'Print or write the man pages'
            cand review 'Decide on the findings of a story, and look after the record of decisions'
            cand watch 'Show what is new of a story since you last looked, whenever it changes'
            cand archive 'Find the stories of an archive and reconcile them all, into Parquet tables'
            cand stories 'Find which articles of an archive are one story'
            cand stage 'Run one stage of an archive alone, from Parquet table to table'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'daejo;check'= {
            cand --timezone 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own'
            cand --threads 'How many threads to use; the result is the same for any number'
            cand --format 'How the report is laid out; otherwise terminal'
            cand --only 'Only findings of these verdicts: conflict, internal, update, refine, agree, single'
            cand --outlet 'Only findings in which this outlet has a say; may be given several times'
            cand --question 'Only findings in whose question all words of TEXT stand'
            cand -o 'Write the report to FILE, which is replaced whole or not at all; with --format parquet a folder'
            cand --output 'Write the report to FILE, which is replaced whole or not at all; with --format parquet a folder'
            cand --lang 'The report''s language; otherwise that of most articles'
            cand --width 'Columns of tables; otherwise the terminal''s, or 100'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand --against 'The inputs are drafts: set each of their claims against what this STORY''s outlets say; may be given several times'
            cand --record 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD'
            cand --on 'The day (and time) a draft is to appear, where it does not say so itself'
            cand --fail-on 'Exit 1 when there is a finding at least this grave that no editor has settled: internal, conflict, update, refine, agree, in this order. With --against: when there is one of those named that no comment in the draft allows'
            cand --keep-going 'Exit 0 even when some inputs could not be read; the report names them all the same'
            cand --full 'The whole report, also on a terminal'
            cand --brief 'The first screen alone, also in a pipe'
            cand --explain-verdicts 'Say what the verdicts mean, when they are given and what can be done about them, and nothing else'
            cand --bom 'Begin CSV with a byte order mark, for spreadsheets that take it for another charset'
            cand --plain 'For screen readers: no frames, no signs, no colours, one fact a line'
            cand --no-pager 'Do not hand to $PAGER (or less) what is longer than the terminal'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;diff'= {
            cand --format 'How the changes are laid out'
            cand -o 'Write to FILE, which is replaced whole or not at all'
            cand --output 'Write to FILE, which is replaced whole or not at all'
            cand --lang 'The report''s language; otherwise that of most articles'
            cand --width 'Columns of tables; otherwise the terminal''s, or 100'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand --timezone 'IANA zone in which days are counted, as Asia/Seoul'
            cand --fail-on 'Exit 1 when there is a change of one of these sorts'
            cand --plain 'For screen readers: no frames, no signs, no colours, one fact a line'
            cand --no-pager 'Do not hand to $PAGER (or less) what is longer than the terminal'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;claims'= {
            cand --timezone 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own'
            cand --threads 'How many threads to use; the result is the same for any number'
            cand --format 'How the claims are laid out'
            cand -o 'Write to FILE, which is replaced whole or not at all'
            cand --output 'Write to FILE, which is replaced whole or not at all'
            cand --lang 'The report''s language; otherwise that of most articles'
            cand --width 'Columns of tables; otherwise the terminal''s, or 100'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand --keep-going 'Exit 0 even when some inputs could not be read; the report names them all the same'
            cand --bom 'Begin CSV with a byte order mark, for spreadsheets that take it for another charset'
            cand --plain 'For screen readers: no frames, no signs, no colours, one fact a line'
            cand --no-pager 'Do not hand to $PAGER (or less) what is longer than the terminal'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;explain'= {
            cand --value 'A text whose values are explained, in place of a claim'
            cand --on 'The day (and time) of publication from which 어제, next Friday … are counted'
            cand --timezone 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own'
            cand --threads 'How many threads to use; the result is the same for any number'
            cand --record 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD'
            cand --lang 'The report''s language; otherwise that of most articles'
            cand --width 'Columns of tables; otherwise the terminal''s, or 100'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand --keep-going 'Exit 0 even when some inputs could not be read; the report names them all the same'
            cand --plain 'For screen readers: no frames, no signs, no colours, one fact a line'
            cand --no-pager 'Do not hand to $PAGER (or less) what is longer than the terminal'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;values'= {
            cand --on 'The day (and time) of publication from which 어제, next Friday … are counted'
            cand --format 'How the values are laid out'
            cand --lang 'The language of the text; otherwise told from its letters'
            cand --width 'Columns of tables; otherwise the terminal''s, or 100'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;compare'= {
            cand --format 'How the relation is laid out'
            cand --lang 'The language of the text; otherwise told from its letters'
            cand --width 'Columns of tables; otherwise the terminal''s, or 100'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;evaluate'= {
            cand --gold 'The gold annotation; otherwise gold.json in the story''s folder. A folder: NAME.gold.json or NAME.json of each story NAME. Where it holds spans alone its words are taken from the articles'
            cand --min 'Exit 1 when the figure, of several stories the pooled one, is below VALUE (trap_violations: above); may be given several times'
            cand --floors 'Exit 1 when a figure of a story or a group lies below its floor in FILE (TOML), and say which'
            cand --errors 'List up to N errors of each sort; none of frozen stories'
            cand --format 'How the figures are laid out'
            cand --lang 'The report''s language; otherwise that of most articles'
            cand --width 'Columns of tables; otherwise the terminal''s, or 100'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand --timezone 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own'
            cand --threads 'How many threads to use; the result is the same for any number'
            cand --raise-floors 'Raise the floors in FILE to what is measured, rounded down to two decimals; none is ever lowered'
            cand --plain 'For screen readers: no frames, no signs, no colours, one fact a line'
            cand --no-pager 'Do not hand to $PAGER (or less) what is longer than the terminal'
            cand --keep-going 'Exit 0 even when some inputs could not be read; the report names them all the same'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;init'= {
            cand --title 'What the story is called'
            cand --timezone 'IANA zone in which days are counted'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;completions'= {
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;man'= {
            cand -o 'Write the pages of daejo and of every verb into FOLDER; otherwise the first goes to standard output'
            cand --output 'Write the pages of daejo and of every verb into FOLDER; otherwise the first goes to standard output'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;review'= {
            cand --by 'Who decides; otherwise DAEJO_EDITOR, or the name you are logged in by'
            cand --serve 'In the browser, for several editors at once: at ADDR, otherwise at a free port of this machine'
            cand --accounts 'The file of accounts; otherwise STORY/.daejo/accounts.toml, where there is one'
            cand --public-url 'The address that browsers ask for, as https://review.example; needed where ADDR is not of this machine alone'
            cand --proxy 'A proxy whose X-Forwarded-For is believed; may be given several times'
            cand --stay 'How long somebody stays in, as 12h or 30m'
            cand --lang 'The language of the desk; otherwise that of most articles'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand --record 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD'
            cand --timezone 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own'
            cand --threads 'How many threads to use; the result is the same for any number'
            cand --plain 'Line by line, for screen readers and scripts'
            cand --keep-going 'Exit 0 even when some inputs could not be read; the report names them all the same'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand log 'List who decided what, when and why'
            cand export 'Write the record as JSON lines, one event a line'
            cand import 'Add what an export has beyond the record; both must be one record'
            cand verify 'Find any event that was altered, is missing or out of order'
            cand account 'Say who may come in over --serve, and what they may do'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'daejo;review;log'= {
            cand --record 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD'
            cand --lang 'The language of the list; otherwise that of the questions'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;review;export'= {
            cand --record 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD'
            cand -o 'Write to FILE, which is replaced whole or not at all'
            cand --output 'Write to FILE, which is replaced whole or not at all'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;review;import'= {
            cand --record 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;review;verify'= {
            cand --record 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD'
            cand --against 'An earlier export that the record must go on from'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;review;account'= {
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
            cand add 'Let somebody in; asks for a password, or reads a line of standard input'
            cand list 'List who may come in'
            cand remove 'Take an account away, which ends its sessions'
            cand role 'Give somebody another role, which ends their sessions'
            cand password 'Give somebody another password, which ends their sessions'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'daejo;review;account;add'= {
            cand --accounts 'The file of accounts; otherwise STORY/.daejo/accounts.toml'
            cand --role 'What they may do'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;review;account;list'= {
            cand --accounts 'The file of accounts; otherwise STORY/.daejo/accounts.toml'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;review;account;remove'= {
            cand --accounts 'The file of accounts; otherwise STORY/.daejo/accounts.toml'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;review;account;role'= {
            cand --accounts 'The file of accounts; otherwise STORY/.daejo/accounts.toml'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;review;account;password'= {
            cand --accounts 'The file of accounts; otherwise STORY/.daejo/accounts.toml'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;review;account;help'= {
            cand add 'Let somebody in; asks for a password, or reads a line of standard input'
            cand list 'List who may come in'
            cand remove 'Take an account away, which ends its sessions'
            cand role 'Give somebody another role, which ends their sessions'
            cand password 'Give somebody another password, which ends their sessions'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'daejo;review;account;help;add'= {
        }
        &'daejo;review;account;help;list'= {
        }
        &'daejo;review;account;help;remove'= {
        }
        &'daejo;review;account;help;role'= {
        }
        &'daejo;review;account;help;password'= {
        }
        &'daejo;review;account;help;help'= {
        }
        &'daejo;review;help'= {
            cand log 'List who decided what, when and why'
            cand export 'Write the record as JSON lines, one event a line'
            cand import 'Add what an export has beyond the record; both must be one record'
            cand verify 'Find any event that was altered, is missing or out of order'
            cand account 'Say who may come in over --serve, and what they may do'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'daejo;review;help;log'= {
        }
        &'daejo;review;help;export'= {
        }
        &'daejo;review;help;import'= {
        }
        &'daejo;review;help;verify'= {
        }
        &'daejo;review;help;account'= {
            cand add 'Let somebody in; asks for a password, or reads a line of standard input'
            cand list 'List who may come in'
            cand remove 'Take an account away, which ends its sessions'
            cand role 'Give somebody another role, which ends their sessions'
            cand password 'Give somebody another password, which ends their sessions'
        }
        &'daejo;review;help;account;add'= {
        }
        &'daejo;review;help;account;list'= {
        }
        &'daejo;review;help;account;remove'= {
        }
        &'daejo;review;help;account;role'= {
        }
        &'daejo;review;help;account;password'= {
        }
        &'daejo;review;help;help'= {
        }
        &'daejo;watch'= {
            cand --by 'Who looks; otherwise DAEJO_EDITOR, or the name you are logged in by'
            cand --lang 'The language of the news; otherwise that of most articles'
            cand --width 'Columns; otherwise the terminal''s, or 100'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand --record 'Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD'
            cand --timezone 'IANA zone in which days are counted, as Asia/Seoul; otherwise the story''s own'
            cand --threads 'How many threads to use; the result is the same for any number'
            cand --once 'Show what is new since the last look, and leave'
            cand --peek 'Do not remember this look: what is new stays new'
            cand --plain 'For screen readers: no signs, no colours'
            cand --keep-going 'Exit 0 even when some inputs could not be read; the report names them all the same'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;archive'= {
            cand -o 'The folder to write'
            cand --output 'The folder to write'
            cand --memory 'How much memory to use, about, otherwise 1G: what does not fit is worked on in parts that lie on the disk'
            cand --part 'How much of the input is one part: read, worked on and written at once'
            cand --timezone 'IANA zone in which days are counted; otherwise Asia/Seoul'
            cand --days 'How many days two articles of one story may be apart'
            cand --span 'How many days a story may last'
            cand --cap 'How many articles within --days may share a name or noun that still tells stories apart'
            cand --threads 'How many threads to use; the result is the same for any number'
            cand --lang 'The language of messages'
            cand --keep-going 'Exit 0 even when some inputs could not be read'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'daejo;stories'= {
            cand --state 'Where what is known of stories is kept from run to run; made where there is none'
            cand --format 'How the stories are laid out'
            cand -o 'Write to FILE, which is replaced whole or not at all'
            cand --output 'Write to FILE, which is replaced whole or not at all'
            cand --timezone 'IANA zone in which days are counted; otherwise Asia/Seoul'
            cand --days 'How many days two articles of one story may be apart'
            cand --span 'How many days a story may last'
            cand --cap 'How many articles within --days may share a name or noun that still tells stories apart'
            cand --threads 'How many threads to use; the result is the same for any number'
            cand --lang 'The report''s language; otherwise that of most articles'
            cand --width 'Columns of tables; otherwise the terminal''s, or 100'
            cand --color 'Whether to use colours; never where NO_COLOR is set'
            cand --several 'Only stories that several articles tell'
            cand --keep-going 'Exit 0 even when some inputs could not be read'
            cand --plain 'For screen readers: no frames, no signs, no colours, one fact a line'
            cand --no-pager 'Do not hand to $PAGER (or less) what is longer than the terminal'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;stage'= {
            cand -o 'The table to write'
            cand --output 'The table to write'
            cand --claims 'The claims of the articles, for verify'
            cand --stories 'The stories of the articles, for reconcile; without it the column `story` says them'
            cand --timezone 'IANA zone in which days are counted; otherwise Asia/Seoul'
            cand --days 'How many days two articles of one story may be apart'
            cand --span 'How many days a story may last'
            cand --cap 'How many articles within --days may share a name or noun that still tells stories apart'
            cand --threads 'How many threads to use; the result is the same for any number'
            cand --lang 'The language of messages'
            cand -v 'Tell on standard error what is going on; twice for detail'
            cand --verbose 'Tell on standard error what is going on; twice for detail'
            cand --no-config 'Leave daejo.toml aside, the settings found in the folder of the first input or above it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'daejo;help'= {
            cand check 'Reconcile the articles of one story and report what agrees and what does not'
            cand diff 'Say what changed from one article to another, or from one version to the next'
            cand claims 'List the claims of articles, each by itself'
            cand explain 'Explain how a claim was read, or how a cluster came to its verdict'
            cand values 'Find the values in loose text: dates, durations, counts, money …'
            cand compare 'Say how two statements relate'
            cand evaluate 'Score a story against its gold annotation'
            cand init 'Begin a story folder: a story.toml for the articles in it'
            cand completions 'Print the completions of a shell'
            cand man 'Print or write the man pages'
            cand review 'Decide on the findings of a story, and look after the record of decisions'
            cand watch 'Show what is new of a story since you last looked, whenever it changes'
            cand archive 'Find the stories of an archive and reconcile them all, into Parquet tables'
            cand stories 'Find which articles of an archive are one story'
            cand stage 'Run one stage of an archive alone, from Parquet table to table'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'daejo;help;check'= {
        }
        &'daejo;help;diff'= {
        }
        &'daejo;help;claims'= {
        }
        &'daejo;help;explain'= {
        }
        &'daejo;help;values'= {
        }
        &'daejo;help;compare'= {
        }
        &'daejo;help;evaluate'= {
        }
        &'daejo;help;init'= {
        }
        &'daejo;help;completions'= {
        }
        &'daejo;help;man'= {
        }
        &'daejo;help;review'= {
            cand log 'List who decided what, when and why'
            cand export 'Write the record as JSON lines, one event a line'
            cand import 'Add what an export has beyond the record; both must be one record'
            cand verify 'Find any event that was altered, is missing or out of order'
            cand account 'Say who may come in over --serve, and what they may do'
        }
        &'daejo;help;review;log'= {
        }
        &'daejo;help;review;export'= {
        }
        &'daejo;help;review;import'= {
        }
        &'daejo;help;review;verify'= {
        }
        &'daejo;help;review;account'= {
            cand add 'Let somebody in; asks for a password, or reads a line of standard input'
            cand list 'List who may come in'
            cand remove 'Take an account away, which ends its sessions'
            cand role 'Give somebody another role, which ends their sessions'
            cand password 'Give somebody another password, which ends their sessions'
        }
        &'daejo;help;review;account;add'= {
        }
        &'daejo;help;review;account;list'= {
        }
        &'daejo;help;review;account;remove'= {
        }
        &'daejo;help;review;account;role'= {
        }
        &'daejo;help;review;account;password'= {
        }
        &'daejo;help;watch'= {
        }
        &'daejo;help;archive'= {
        }
        &'daejo;help;stories'= {
        }
        &'daejo;help;stage'= {
        }
        &'daejo;help;help'= {
        }
    ]
    $completions[$command]
}
