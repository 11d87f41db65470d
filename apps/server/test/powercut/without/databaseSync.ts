import Database from 'better-sqlite3'

// Loaded before a server: its database then leaves it to the system when commits are written.
const { pragma } = Database.prototype
Database.prototype.pragma = function (source, options) {
  return pragma.call(this, source.replace(/^synchronous\b.*/, 'synchronous = OFF'), options)
}
