import { HELP, readCommand, type Command } from '../../../src/app/cli.js';
import { load, refusal, WORKING_DIRECTORY } from './config/sources.js';

const command = (args: readonly string[], environment = {}): Promise<Command> => readCommand({ args, environment, workingDirectory: WORKING_DIRECTORY, terminal: false, version: '9.9.9' });

describe('the command line', () => {
  it('starts when nothing else is asked', async () => {
    expect((await command([])).kind).toBe('run');
  });

  it('only checks when --check is there, with the same configuration', async () => {
    const checked = await command(['--check', '--listen', ':7']);
    expect(checked).toEqual({ kind: 'check', config: await load({ args: ['--listen', ':7'] }) });
  });

  it.each([[['--help']], [['-h']], [['--listen', 'nonsense', '--help']], [['--nonsense', '--help', '--version']]])('gives help for %j, whatever else is wrong', async (args) => {
    expect(await command(args, { ORCHD_X: '' })).toEqual({ kind: 'help' });
  });

  it('tells its version', async () => {
    expect(await command(['--version'])).toEqual({ kind: 'version' });
  });

  it('has a help that names every flag and variable', () => {
    for (const name of ['--config', '--listen', '--data-dir', '--log-level', '--log-format', '--check', '--version', '--help', 'ORCHD_ADDR', 'ORCHD_DATA_DIR', 'ORCHD_CONFIG', 'ORCHD_LOG_LEVEL', 'ORCHD_LOG_FORMAT', 'ORCHD_API_KEY_SHA256']) expect(HELP).toContain(name);
  });

  it('takes the last of a flag that is given twice', async () => {
    expect((await load({ args: ['--listen', ':1', '--listen=:2'] })).listen.port).toBe(2);
  });

  it('logs for people in a terminal and for machines elsewhere, unless told', async () => {
    expect((await load({ terminal: true })).log.format).toBe('pretty');
    expect((await load({ terminal: false })).log.format).toBe('json');
    expect((await load({ terminal: true, args: ['--log-format', 'json'] })).log.format).toBe('json');
  });

  it.each<[readonly string[], string, string]>([
    [['--lisen', ':1'], '--lisen', 'Did you mean --listen?'],
    [['--listn=:1'], '--listn', 'Did you mean --listen?'],
    [['--logLevel=info'], '--logLevel', 'Did you mean --log-level?'],
    [['--port', '80'], '--port', 'orchestratord --help lists the flags.'],
    [['-x'], '-x', 'orchestratord --help lists the flags.'],
    [['start'], 'start', 'orchestratord --help lists the flags.'],
    [['--listen'], '--listen', 'Write --listen=VALUE or --listen VALUE.'],
    [['--listen='], '--listen', 'Write --listen=VALUE or --listen VALUE.'],
    [['--data-dir', '--check'], '--data-dir', 'Write --data-dir=VALUE or --data-dir VALUE.'],
    [['--log-level', 'loud'], '--log-level', ''],
    [['--log-format', 'jsn'], '--log-format', 'Did you mean json?'],
    [['--listen', ':99999'], '--listen', 'Write host:port'],
    [['--data-dir', 'a\0b'], '--data-dir', ''],
    [['--check=yes'], '--check', ''],
    [['--no-check'], '--no-check', ''],
    [['--constructor'], '--constructor', ''],
    [['constructor'], 'constructor', ''],
  ])('with %j is refused and says what was meant', async (args, where, instead) => {
    const [problem] = await refusal({ args });
    expect(problem?.where).toBe(where);
    expect(problem?.instead ?? '').toContain(instead);
  });
});
