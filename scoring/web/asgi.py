"""The site for the processes of `scoring serve`."""

from scoring.web.whole_requests import WholeRequests
from scoring.web.wsgi import application as site

application = WholeRequests(site)
