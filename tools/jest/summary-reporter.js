/** Ends a run with one plain line, after the names of the engines that were not there. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const missing = new Set();
    for (const { testResults } of results.testResults) {
      for (const { title, status } of testResults) {
        const [, engine] = /^not run: (.+)$/.exec(title) ?? [];
        if (engine !== undefined && status === 'passed') missing.add(engine);
      }
    }
    for (const engine of missing) process.stderr.write(`NOT RUN on this machine: ${engine}\n`);
    process.stdout.write(`${results.numPassedTests} passed, ${results.numFailedTests} failed\n`);
  }
}
