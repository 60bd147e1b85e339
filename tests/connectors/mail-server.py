"""mail-server.py FOLDER - a mail server on this machine, for tests: aiosmtpd, with all that can go wrong.

Prints one line of JSON when it listens: the port of each kind of server. What is accepted is written to FOLDER as
mail-0.json and so on, read by Python's email package; authorities.pem is there for who trusts this server. Ends with
its standard input.

  plain     no encryption, no login
  login     no encryption, but a login is wanted
  starttls  encryption is wanted, then a login; the certificate is for mail.shop.example
  tls       the same, encrypted from the first byte
  other     as starttls, with a certificate for another name
  stranger  as starttls, with a certificate that nobody vouches for
  small     as plain, takes 20000 bytes at most

The login is status@shop.example, "right horse". Recipients that begin with nobody are refused, with later asked to
come back, with dropped the connection ends when the text is there, with slow nothing is ever answered. The sender
stranger@… may not send. A subject with "lottery" is refused after the text.
"""
import asyncio
import datetime
import email
import email.policy
import html.parser
import json
import pathlib
import ssl
import sys

try:
    from aiosmtpd.smtp import SMTP, AuthResult
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
except ImportError as fault:
    sys.exit(f'mail-server.py: {fault}')

NAME = 'mail.shop.example'
USER, PASSWORD = b'status@shop.example', b'right horse'


# --- certificates, made anew each time ---

def make_certificate(name, issuer=None):
    """issuer: None, or (certificate, key) of who vouches for it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    today = datetime.datetime.now(datetime.timezone.utc)
    builder = (x509.CertificateBuilder()
               .subject_name(subject).issuer_name(issuer[0].subject if issuer else subject)
               .public_key(key.public_key()).serial_number(x509.random_serial_number())
               .not_valid_before(today - datetime.timedelta(days=1))
               .not_valid_after(today + datetime.timedelta(days=2))
               .add_extension(x509.BasicConstraints(ca=name == 'authority', path_length=None), critical=True)
               .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False))
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256()), key


def write_pem(path, certificate, key=None):
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    if key:
        pem += key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                 serialization.NoEncryption())
    path.write_bytes(pem)
    return path


def make_contexts(folder):
    authority = make_certificate('authority')
    write_pem(folder / 'authorities.pem', authority[0])
    contexts = {}
    for kind, made in (('good', make_certificate(NAME, authority)),
                       ('other', make_certificate('mail.other.example', authority)),
                       ('stranger', make_certificate(NAME))):
        contexts[kind] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        contexts[kind].load_cert_chain(write_pem(folder / f'{kind}.pem', *made))
    return contexts


# --- what is read of a mail ---

class HtmlReader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.targets, self.text = set(), set(), [], ''

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.targets += [value for name, value in attrs if name in ('href', 'src')]

    def handle_data(self, data):
        self.text += data


def read_mail(envelope):
    content = envelope.original_content
    mail = email.message_from_bytes(content, policy=email.policy.default)
    plain, rich = mail.get_body(('plain',)), mail.get_body(('html',))
    texts = [part.get_content().replace('\r\n', '\n') for part in (plain, rich)]
    reader = HtmlReader()
    reader.feed(texts[1])
    lines = content.split(b'\r\n')
    files = [[part.get_filename(), part.get_content_type(), part.get_content().replace('\r\n', '\n')]
             for part in mail.iter_attachments()]
    return {
        'from': envelope.mail_from, 'to': envelope.rcpt_tos,
        'headers': {name.lower(): str(value) for name, value in mail.items()},
        'names': [name.lower() for name in mail.keys()],
        'addresses': [[a.display_name, a.addr_spec] for a in mail['to'].addresses],
        'type': mail.get_content_type(),
        'parts': [part.get_content_type() for part in mail.walk()],
        'plain': texts[0], 'html': texts[1], 'html-text': reader.text,
        'tags': sorted(reader.tags), 'attributes': sorted(reader.attributes), 'targets': reader.targets,
        'files': files,
        'defects': [repr(d) for part in mail.walk() for d in part.defects]
                   + [repr(d) for value in mail.values() for d in value.defects],
        'ascii': content.isascii(), 'bare': any(b'\n' in line or b'\r' in line for line in lines),
        'longest': max(len(line) for line in lines),
    }


# --- the servers ---

class Handler:
    def __init__(self, folder):
        self.folder, self.count = folder, 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith('stranger'):
            return '553 5.7.1 Sender is not owned by user'
        envelope.mail_from = address
        return '250 OK'

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith('nobody'):
            return '550 5.1.1 No such mailbox here'
        if address.startswith('later'):
            return '451 4.7.1 Greylisted, come back in a while'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith('slow') for address in envelope.rcpt_tos):
            await asyncio.sleep(600)
        if b'lottery' in envelope.content.split(b'\r\n\r\n')[0]:
            return '554-5.7.1 This looks like spam,\r\n554 5.7.1 said the filter'
        path = self.folder / f'mail-{self.count}.json'
        path.write_text(json.dumps(read_mail(envelope)), encoding='utf-8')
        self.count += 1
        if any(address.startswith('dropped') for address in envelope.rcpt_tos):
            server.transport.abort()
        return '250 OK, kept'


def authenticate(server, session, envelope, mechanism, data):
    good = getattr(data, 'login', None) == USER and getattr(data, 'password', None) == PASSWORD
    return AuthResult(success=good, handled=False)


def main(folder):
    contexts = make_contexts(folder)
    handler = Handler(folder)
    login = {'authenticator': authenticate, 'auth_required': True}
    kinds = {
        'plain': {},
        'login': {**login, 'auth_require_tls': False},
        'starttls': {**login, 'tls_context': contexts['good'], 'require_starttls': True},
        # The connection is encrypted before the server looks, which does not know of it.
        'tls': {**login, 'auth_require_tls': False},
        'other': {**login, 'tls_context': contexts['other'], 'require_starttls': True},
        'stranger': {**login, 'tls_context': contexts['stranger'], 'require_starttls': True},
        'small': {'data_size_limit': 20000},
    }
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    ports = {}
    for kind, options in kinds.items():
        server = loop.run_until_complete(loop.create_server(
            lambda options=options: SMTP(handler, hostname=NAME, ident='ESMTP', loop=loop, **options),
            '127.0.0.1', 0, ssl=contexts['good'] if kind == 'tls' else None))
        ports[kind] = server.sockets[0].getsockname()[1]
    print(json.dumps(ports), flush=True)
    loop.add_reader(sys.stdin, lambda: sys.stdin.buffer.raw.read(1) or loop.stop())
    loop.run_forever()


main(pathlib.Path(sys.argv[1]))
