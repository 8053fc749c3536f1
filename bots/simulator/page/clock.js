const ZONE = 'Asia/Shanghai';
const TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false });
const DATE = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'numeric', day: 'numeric' });

/** "14:05" of the same day in China, "11月22日 14:05" of another. */
export function clockTime(at, now = Date.now()) {
  const [day, today] = [DATE.format(at), DATE.format(now)];
  if (day === today) return TIME.format(at);
  const [month, date] = day.split('/');
  return `${month}月${date}日 ${TIME.format(at)}`;
}

/** "12″" as WeChat shows the length of a voice; empty when unknown. */
export function seconds(duration) {
  return duration > 0 ? `${Math.max(1, Math.round(duration / 1000))}″` : '';
}
