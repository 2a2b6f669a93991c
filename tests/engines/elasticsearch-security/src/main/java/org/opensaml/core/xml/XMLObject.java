package org.opensaml.core.xml;

/** A name that Elasticsearch's security looks up; nothing here uses SAML. */
public interface XMLObject {}
