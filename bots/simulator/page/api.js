/** Requests to the simulator. An answer that is a refusal becomes an Error with its sentence. */
async function request(path, options) {
  const response = await fetch(path, options).catch(() => {
    throw new Error('连不上模拟器，请看看服务是不是还开着。');
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `没有办成（${response.status}）。`);
  return answer;
}

function post(path, body) {
  return request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

export const fetchWorld = () => request('world');

/** A key makes a repeated click or a repeated request one message. */
export const say = (line) => post('say', { ...line, key: `page-${Date.now()}-${Math.random().toString(36).slice(2)}` });

export const addPerson = (person) => post('world/people', person);

export const mediaUrl = (messageId) => `media/${encodeURIComponent(messageId)}`;
