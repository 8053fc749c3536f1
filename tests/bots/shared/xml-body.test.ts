import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cdata, readXml } from '../../../bots/shared/xml-body.js';

const fields = (text: string) => Object.fromEntries(readXml(text) ?? []);

describe('XML of a platform', () => {
  test('is read as texts, as they were written', () => {
    const text =
      '<?xml version="1.0"?>\n<xml>\n<Content><![CDATA[ <b>水&amp;电</b> ]]></Content><MsgId>6054768590064713728</MsgId><Empty/></xml>\n';
    expect(fields(text)).toEqual({
      Content: ' <b>水&amp;电</b> ',
      MsgId: '6054768590064713728',
      Empty: '',
    });
  });

  test('leaves out what has fields of its own', () => {
    expect(fields('<xml><A>1</A><Info><B>2</B></Info></xml>')).toEqual({ A: '1' });
  });

  test.each([
    ['a document type', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ['a document type inside', '<xml><!DOCTYPE xml><A>1</A></xml>'],
    ['an entity', '<!ENTITY a SYSTEM "file:///etc/passwd"><xml><A>1</A></xml>'],
    ['a field twice', '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'],
    ['a field that reaches for the prototype', '<xml><__proto__>1</__proto__></xml>'],
    ['another element', '<html><A>1</A></html>'],
    ['something beside it', '<xml><A>1</A></xml><more/>'],
    ['no field', '<xml></xml>'],
    ['no XML', 'hello'],
    ['nothing', ''],
    ['more than 64 kB', `<xml><A>${'x'.repeat(64 * 1024)}</A></xml>`],
    ['a thousand levels', `<xml>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</xml>`],
  ])('with %s is refused', (_, text) => {
    expect(readXml(text)).toBeNull();
  });

  test('is not refused for what somebody typed', () => {
    expect(fields(`<xml><Content>${cdata('<!DOCTYPE 你好> <!-- ')}</Content></xml>`)).toEqual({
      Content: '<!DOCTYPE 你好> <!-- ',
    });
  });

  test('carries any text there and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(']', '>', '<', '!', '[', '&', ' ', '水') }), (text) => {
        expect(fields(`<xml><A>1</A><B>${cdata(text)}</B></xml>`)).toEqual({ A: '1', B: text });
      }),
    );
  });
});
