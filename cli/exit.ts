/** What an exit code says: the same for every command. */
export const exitCode = { holds: 0, findings: 1, couldNotRun: 2 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends without cutting off what is still being written to a pipe. */
export function exitWith(code: ExitCode): void {
  process.exitCode = code;
}

/**
 * Says on one line why there is no answer. A mistake in what was given to us is told as it is; anything else is a bug
 * of ours, and then the stack trace is what we need.
 */
export function reportError(error: unknown): void {
  exitWith(exitCode.couldNotRun);
  if (!(error instanceof Error)) return complain(String(error));
  if (process.env['ZT4AI_DEBUG']) return complain(error.stack ?? error.message);
  if (isExpected(error)) return complain(error.message);
  complain(`${error.message} (a bug in zt4ai; ZT4AI_DEBUG=1 shows where)`);
}

/** A reader of ours that goes away (`| head`) is no error. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}

function complain(message: string): void {
  process.stderr.write(`zt4ai: ${message.replaceAll(/\s*\n\s*/g, ' ')}\n`);
}

// By name, not by class: loading the class would load the readers for commands that read nothing.
function isExpected(error: Error): boolean {
  return error.name === 'InputError' || 'syscall' in error;
}
