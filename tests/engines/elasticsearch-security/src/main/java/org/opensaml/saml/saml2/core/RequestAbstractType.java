package org.opensaml.saml.saml2.core;

/** A name that Elasticsearch's security looks up; nothing here uses SAML. */
public interface RequestAbstractType {}
