"""Mails: this module needs something that is not installed."""

import acme_smtp


class Mailer:
    def send(self, text):
        return acme_smtp.send(text)
