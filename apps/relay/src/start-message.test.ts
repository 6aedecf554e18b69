import { expect, test } from 'vitest'
import { startMessage } from './start-message.ts'

test('says where the boards are, in both languages', () => {
  const message = startMessage({ port: 8787, host: '127.0.0.1', publicUrl: null })
  expect(message).toContain('Anderhalf draait op http://127.0.0.1:8787  (Anderhalf is running)')
  expect(message).not.toContain('█')
})

test('shows a code to scan for the address that others use', () => {
  const message = startMessage({ port: 8787, host: null, publicUrl: new URL('https://bord.example') })
  expect(message).toContain('Anderhalf draait op https://bord.example')
  expect(message).toContain('█')
})
