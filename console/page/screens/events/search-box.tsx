import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { goTo } from '../../state/location.ts';
import { MARK_WORDS } from '../../state/mark-words.ts';
import { type FilterKey, readSearch, withFilter } from '../../state/search.ts';
import { session } from '../../state/session.ts';

/** The one search box, and pickers for what can be chosen. */
export function SearchBox({ search }: { readonly search: string }) {
  const text = useSignal(search);
  useEffect(() => {
    text.value = search;
  }, [search]);
  const go = (wanted: string) => {
    const { id, problems } = readSearch(wanted);
    if (id !== undefined && problems.length === 0) goTo({ screen: 'event', id, part: 'way' });
    else goTo({ screen: 'events', search: wanted.trim() });
  };
  const pick = (key: FilterKey, value: string) => value !== '' && go(withFilter(text.peek(), { key, value }));
  const { catalogue = [], sources = [] } = session.value ?? {};
  return (
    <search>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          go(text.peek());
        }}
      >
        <label class="grow">
          <span class="unseen">Search: filters, or the id of an event</span>
          <input
            type="search"
            maxLength={2000}
            value={text.value}
            placeholder="user: type: source: outcome: before: after:  or the id of an event"
            spellcheck={false}
            autocomplete="off"
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value;
            }}
          />
        </label>
        <button type="submit">Search</button>
        <Picker
          label="Type"
          values={catalogue.map(({ type, meaning }) => [type, `${type}: ${meaning}`])}
          onPick={(value) => pick('type', value)}
        />
        <Picker
          label="Source"
          values={sources.map(({ name }) => [name, name])}
          onPick={(value) => pick('source', value)}
        />
        <Picker
          label="Outcome"
          values={MARK_WORDS.map((word) => [word, word])}
          onPick={(value) => pick('outcome', value)}
        />
      </form>
    </search>
  );
}

interface PickerProps {
  readonly label: string;
  readonly values: readonly (readonly [value: string, text: string])[];
  readonly onPick: (value: string) => void;
}

function Picker({ label, values, onPick }: PickerProps) {
  return (
    <select
      aria-label={`Add a filter by ${label.toLowerCase()}`}
      value=""
      onChange={({ currentTarget }) => {
        onPick(currentTarget.value);
        currentTarget.value = '';
      }}
    >
      <option value="">{label}</option>
      {values.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
