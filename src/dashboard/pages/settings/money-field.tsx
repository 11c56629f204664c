import { useState } from 'react';
import { TextField } from '../../ui/field';

interface MoneyFieldProps {
  label: string;
  hint: string;
  /** In hundredths; null while what is typed is no amount. */
  cents: number | null;
  currency: string;
  onChange: (cents: number | null) => void;
  error?: string;
  disabled?: boolean;
}

/** `1.5` and `1,50` are 150; null for what is no amount. */
export function centsOf(text: string): number | null {
  const amount = text.trim().replace(',', '.');
  return /^\d{1,7}(\.\d{0,2})?$/.test(amount) ? Math.round(Number(amount) * 100) : null;
}

const textOf = (cents: number): string => (cents % 100 === 0 ? `${cents / 100}` : (cents / 100).toFixed(2));

/** An amount a month, typed in whole units of the currency. */
export function MoneyField({ label, hint, cents, currency, onChange, error, disabled }: MoneyFieldProps) {
  const [typed, setTyped] = useState('');
  // What was typed stays as it is until the value becomes another one from outside, as by «Discard».
  const text = centsOf(typed) === cents || cents === null ? typed : textOf(cents);
  return (
    <TextField
      short
      className="max-w-md"
      label={`${label}, ${currency} a month`}
      inputMode="decimal"
      autoComplete="off"
      disabled={disabled}
      value={text}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(centsOf(event.target.value));
      }}
      hint={hint}
      error={cents === null ? 'Write an amount, such as 1.50' : error}
    />
  );
}
