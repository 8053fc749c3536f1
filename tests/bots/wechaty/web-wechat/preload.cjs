/**
 * Loaded before the bot's process: whatever it asks of WeChat's hosts goes to the loopback server at the port of its
 * second argument, in clear, with the host in `x-wx-host`; any other outside host is refused. Its clock and timers run as
 * many times as fast as the third says since the instant of the fourth: an outage of two minutes is over in seconds.
 */
const http = require('node:http');
const https = require('node:https');

const [port, speed, epoch] = process.argv.slice(3).map(Number);

const request = http.request;
function redirected(options, answer) {
  const host = options.hostname ?? options.host ?? '';
  if (!/(^|\.)(qq|wechat)\.com$/.test(host)) throw new Error(`${host} is not to be reached from a test`);
  const headers = { ...options.headers, 'x-wx-host': host };
  const rest = { path: options.path, method: options.method, headers, hostname: '127.0.0.1', port };
  return request({ ...rest, agent: new http.Agent() }, answer);
}
https.request = redirected;
http.request = redirected;

const now = Date.now.bind(Date);
const fast = () => Math.round(epoch + (now() - epoch) * speed);
globalThis.Date = class extends Date {
  constructor(...given) {
    if (given.length === 0) super(fast());
    else super(...given);
  }
  static now() {
    return fast();
  }
};
for (const name of ['setTimeout', 'setInterval']) {
  const timer = globalThis[name];
  globalThis[name] = (run, delay = 0, ...given) => timer(run, delay / speed, ...given);
}
