/** The form by which something is reported. Works without the script; the script keeps the draft and records voices. */
import { randomBytes } from 'node:crypto';
import type { FormProblem } from '../../wording/page-words.js';
import { formToken, type Visit } from '../visit.js';

/** What was written before, as text. */
export type Written = Readonly<Record<string, string>>;

interface ReportFormProps {
  visit: Visit;
  written: Written;
  problems: readonly FormProblem[];
}

export function ReportForm({ visit, written, problems }: ReportFormProps) {
  const { words, base, context, locale, village } = visit;
  const token = formToken(visit, randomBytes(12).toString('base64url'));
  const script = { 'data-draft': village.code, 'data-words': JSON.stringify(words.recorder()) };
  return (
    <form id="report" method="post" action={`${base}/report`} enctype="multipart/form-data" {...script}>
      <h2>{words.report()}</h2>
      {problems.length === 0 ? null : (
        <div class="problems" role="alert">
          <strong>{words.problems()}</strong>
          <ul>
            {problems.map((one) => (
              <li key={one}>{words.problem(one)}</li>
            ))}
          </ul>
        </div>
      )}
      <input type="hidden" name="token" value={token} />
      <p>
        <label for="text">{words.what()}</label>
        <textarea id="text" name="text" rows={4} maxLength={2000} placeholder={words.whatHint()}>
          {written['text'] ?? ''}
        </textarea>
      </p>
      <Place visit={visit} written={written} />
      <Files visit={visit} />
      <Who visit={visit} written={written} />
      <p class="danger">{words.danger()}</p>
      <p>
        <button type="submit">{words.send()}</button>
      </p>
      <p class="small" lang={locale.tag}>
        {words.consent(context.deadlines.mediaDays)}
      </p>
      <p id="said" role="status" class="small" />
    </form>
  );
}

type PartProps = Pick<ReportFormProps, 'visit' | 'written'>;

function Place({ visit, written }: PartProps) {
  const { words, context, village } = visit;
  const grids = context.directory().children(village.path);
  const chosen = written['grid'] ?? '';
  return (
    <>
      <p>
        <label for="grid">{words.place()}</label>
        <select id="grid" name="grid">
          <option value="">{words.wholeVillage()}</option>
          {grids.map(({ path, name }) => (
            <option key={path} value={path} selected={path === chosen}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <Line id="place" label={words.placeDetail() + words.optional()} written={written} />
    </>
  );
}

function Files({ visit: { words } }: Pick<PartProps, 'visit'>) {
  return (
    <>
      <p>
        <label for="photos">{words.photos() + words.optional()}</label>
        <input id="photos" type="file" name="photos" accept="image/*" multiple aria-describedby="photos-hint" />
        <span id="photos-hint" class="small">
          {words.photosHint()}
        </span>
      </p>
      <p>
        <label for="voice">{words.voice() + words.optional()}</label>
        <input id="voice" type="file" name="voice" accept="audio/*" />
      </p>
      <p id="recorder" hidden />
    </>
  );
}

function Who({ visit: { words }, written }: PartProps) {
  return (
    <>
      <Line id="name" label={words.name() + words.optional()} written={written} autocomplete="name" />
      <p>
        <label for="phone">{words.phone() + words.optional()}</label>
        <input id="phone" name="phone" type="tel" maxLength={20} autocomplete="tel" value={written['phone'] ?? ''} />
        <span class="small">{words.phoneHint()}</span>
      </p>
      <details open={written['other'] !== undefined && written['other'] !== ''}>
        <summary>{words.forOther()}</summary>
        <Line id="other" label={words.otherName()} written={written} />
      </details>
      <p>
        <label class="check">
          <input type="checkbox" name="secret" value="1" checked={written['secret'] === '1'} />
          {words.confidential()}
        </label>
      </p>
    </>
  );
}

interface LineProps {
  id: string;
  label: string;
  written: Written;
  autocomplete?: string;
}

function Line({ id, label, written, autocomplete }: LineProps) {
  return (
    <p>
      <label for={id}>{label}</label>
      <input id={id} name={id} maxLength={40} value={written[id] ?? ''} autocomplete={autocomplete} />
    </p>
  );
}
